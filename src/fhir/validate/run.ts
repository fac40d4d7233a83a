/** The state of one validation: where it stands, in which resource, and what it found. */
import type { JsonObject } from '../../parse/tree.js';
import type { Child } from '../compile/shape.js';
import type { Assign, Issue, IssueSeverity, IssueType } from '../contract.js';
import type { ResourceScope } from '../reference/scope.js';
import type { Lexemes } from './lexemes.js';

export interface IssueMore {
  values?: Issue['values'];
  profile?: string | undefined;
  constraint?: string;
  review?: Issue['review'];
  /** Step below the place where the run stands */
  below?: string;
  /** A member below that no definition names: gives the place, and stays out of the path */
  member?: string;
}

/** More findings than this of one resource say nothing new, and a hostile instance could fill the memory. */
const MAX_ISSUES = 10_000;

export class Run {
  issues: Issue[] = [];
  scope: ResourceScope;
  assign: Assign | undefined;
  private readonly verdicts = new Map<object, Map<string, Issue[]>>();
  /** How deep in tries of profiles and references the run is */
  nesting = 0;
  private readonly names: string[] = [];
  private readonly indices: number[] = [];
  private readonly properties: (Child | undefined)[] = [];
  private readonly objects: (JsonObject | undefined)[] = [];
  private depth = 0;
  private seen: Set<string> | undefined;

  constructor(
    scope: ResourceScope,
    readonly syntax: 'json' | 'xml',
    /** Texts of numbers that JavaScript would print otherwise; undefined where there are none */
    readonly lexemes?: Lexemes,
  ) {
    this.scope = scope;
  }

  /** @param child the property stepped to, in the walk of objects */
  push(name: string, index: number, child?: Child): void {
    this.names[this.depth] = name;
    this.indices[this.depth] = index;
    this.properties[this.depth] = child;
    this.depth++;
  }

  /** Notes the object that stands at the place just stepped to. */
  enter(value: JsonObject): void {
    this.objects[this.depth - 1] = value;
  }

  /** The name of the step at which the run stands. */
  step(): string {
    return this.names[this.depth - 1] ?? '';
  }

  /** What holds the element at which the run stands: its property (none for a resource at the root) and its object. */
  holder(): { child: Child | undefined; value: JsonObject | undefined } {
    return { child: this.properties[this.depth - 2], value: this.objects[this.depth - 2] };
  }

  /** The extension of whose value the run stands at an extension. */
  holderOfValue(): JsonObject | undefined {
    const child = this.properties[this.depth - 2];
    return child?.node.def.path === 'Extension.value[x]' ? this.objects[this.depth - 3] : undefined;
  }

  /** Names of the steps from the nearest resource down to the holder, without indices: Patient.name.family. */
  holderPath(): string {
    let path = '';
    for (let i = this.depth - 2; i >= 0; i--) {
      const child = this.properties[i];
      if (child === undefined || child.kind === 'resource') return this.scope.type + path;
      path = `.${child.choice === 0 ? child.name : `${child.name}[x]`}${path}`;
    }
    return path;
  }

  pop(): void {
    this.depth--;
  }

  /** The index of the step above the last: the number of the entry, at entry.resource. */
  indexAbove(): number {
    return this.indices[this.depth - 2] ?? -1;
  }

  /** Plain FHIRPath of the place where the run stands. */
  path(): string {
    let path = '';
    for (let i = 0; i < this.depth; i++) {
      path += i === 0 ? this.names[i] : `.${this.names[i]}`;
      const index = this.indices[i]!;
      if (index >= 0) path += `[${index}]`;
    }
    return path;
  }

  report(severity: IssueSeverity, code: IssueType, text: string, more: IssueMore = {}): void {
    if (this.issues.length >= MAX_ISSUES) return;
    const here = this.path();
    const expression = more.below === undefined ? here : `${here}.${more.below}`;
    const key = `${severity}|${expression}|${more.constraint ?? ''}|${text}|${valueKey(more.values)}`;
    this.seen ??= new Set();
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const issue: Issue = { severity, code, text, expression };
    if (more.values !== undefined) issue.values = more.values;
    if (more.profile !== undefined) issue.profile = more.profile;
    if (more.constraint !== undefined) issue.constraint = more.constraint;
    if (more.review !== undefined) issue.review = more.review;
    if (more.member !== undefined) issue.member = more.member;
    this.issues.push(issue);
  }

  error(code: IssueType, text: string, more?: IssueMore): void {
    this.report('error', code, text, more);
  }

  /** An error of the element that holds the one at which the run stands. */
  errorAbove(code: IssueType, text: string): void {
    this.depth--;
    this.error(code, text);
    this.depth++;
  }

  warn(code: IssueType, text: string, more?: IssueMore): void {
    this.report('warning', code, text, more);
  }

  /** Runs a check aside and gives what it found; nothing of it is reported. */
  attempt(check: () => void): Issue[] {
    const { issues, seen } = this;
    const depth = this.depth;
    const scope = this.scope;
    this.issues = [];
    this.seen = undefined;
    this.nesting++;
    try {
      check();
      return this.issues;
    } finally {
      this.issues = issues;
      this.seen = seen;
      this.depth = depth;
      this.scope = scope;
      this.nesting--;
    }
  }

  /** Takes over findings of an attempt. */
  adopt(found: readonly Issue[]): void {
    this.seen ??= new Set();
    for (const issue of found) {
      const key = `${issue.severity}|${issue.expression}|${issue.constraint ?? ''}|${issue.text}|${valueKey(issue.values)}`;
      if (this.seen.has(key)) continue;
      this.seen.add(key);
      this.issues.push(issue);
    }
  }

  /** What an attempt found of a value and profile before; an empty list while it is still being asked. */
  verdict(value: object, profile: string): Issue[] | undefined {
    return this.verdicts.get(value)?.get(profile);
  }

  setVerdict(value: object, profile: string, found: Issue[]): void {
    let profiles = this.verdicts.get(value);
    if (profiles === undefined) {
      profiles = new Map();
      this.verdicts.set(value, profiles);
    }
    profiles.set(profile, found);
  }

  get resource(): JsonObject {
    return this.scope.resource;
  }
}

function valueKey(values: Issue['values']): string {
  if (values === undefined) return '';
  let key = '';
  for (const name in values) key += `${name}=${values[name]!.value};`;
  return key;
}

/** Did an attempt find an error? */
export function failed(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error' || issue.severity === 'fatal');
}
