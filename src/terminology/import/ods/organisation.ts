/** One organisation of the ODS reference data, element by element. */
import type { CodeRow } from '../code-rows.js';

export interface Organisation {
  /** How deep its element stands */
  depth: number;
  code: string;
  name: string;
  /** Active or Inactive; empty where only its primary role says it */
  status: string;
  role: { id: string; primary: boolean; status: string } | undefined;
  /** The role that is being read stands in `role` */
  inRole: boolean;
  /** Operational or Legal */
  dateType: string;
  opened: string;
  closed: string;
  /** Successor or Predecessor */
  succession: string;
  successors: string[];
  target: string;
  /** Other records point to it; the record itself is in the other file */
  stub: boolean;
}

type Attributes = Readonly<Record<string, string>>;

export function beginOrganisation(attributes: Attributes, depth: number): Organisation {
  const stub = attributes['refOnly'] === 'true';
  const none = { code: '', name: '', status: '', dateType: '', opened: '', closed: '', succession: '', target: '' };
  return { ...none, depth, role: undefined, inRole: false, successors: [], stub };
}

/** Older and newer releases write some facts as attributes and some as elements; both are read. */
export function addElement(to: Organisation, local: string, attributes: Attributes, path: readonly string[]): void {
  const outer = path.at(-2);
  const value = attributes['value'] ?? '';
  if (path.length === to.depth + 1) addOwn(to, local, attributes);
  if (local === 'Role') beginRole(to, attributes);
  else if (local === 'Status' && outer === 'Role' && to.inRole && to.role) to.role.status = value;
  else if (local === 'Date') to.dateType = attributes['type'] ?? '';
  else if (local === 'Type' && outer === 'Date') to.dateType = value;
  else if ((local === 'Start' || local === 'End') && outer === 'Date' && path.length === to.depth + 2)
    addDate(to, local, value);
  else if (isSuccession(local)) to.succession = attributes['type'] ?? '';
  else if (local === 'Type' && isSuccession(outer)) to.succession = value || to.succession;
  else if (local === 'OrgId' && path.some(isSuccession)) to.target = attributes['extension'] ?? '';
}

export function addText(to: Organisation, local: string, text: string, path: readonly string[]): void {
  if (local === 'Name' && path.length === to.depth + 1) to.name = text;
  else if (local === 'Type' && text !== '' && isSuccession(path.at(-2))) to.succession = text;
  else if (isSuccession(local)) {
    if (to.succession === 'Successor' && to.target !== '') to.successors.push(to.target);
    to.target = '';
  }
}

function addOwn(to: Organisation, local: string, attributes: Attributes): void {
  if (local === 'OrgId') to.code = attributes['extension'] ?? '';
  else if (local === 'Status') to.status = attributes['value'] ?? '';
}

function addDate(to: Organisation, local: string, value: string): void {
  if (to.dateType !== 'Operational') return;
  if (local === 'Start') to.opened = value;
  else to.closed = value;
}

function beginRole(to: Organisation, attributes: Attributes): void {
  const primary = attributes['primaryRole'] === 'true';
  to.inRole = to.role === undefined || (primary && !to.role.primary);
  if (to.inRole) to.role = { id: attributes['id'] ?? '', primary, status: attributes['status'] ?? '' };
}

function isSuccession(local: string | undefined): boolean {
  return local === 'Succ' || local === 'Successor';
}

/** Some active organisations have no status of their own; that of the primary role stands for it. */
export function rowOf({ code, name, status, role, opened, closed, successors }: Organisation): CodeRow {
  const row: CodeRow = { code, active: (status || role?.status) === 'Active' };
  if (name !== '') row.displays = [name];
  if (role) row.category = role.id;
  if (successors.length > 0)
    row.replacements = successors.map((one) => ({ code: one, kind: 'possibly-replaced-by' as const }));
  if (opened !== '') row.properties = { opened: [opened] };
  if (closed !== '') row.properties = { ...row.properties, closed: [closed] };
  return row;
}
