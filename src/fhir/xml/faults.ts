import type { XmlAttribute, XmlElement, XmlText } from '../../parse/tree.js';
import type { Issue, IssueType } from '../contract.js';

export const FHIR = 'http://hl7.org/fhir';
const XHTML = 'http://www.w3.org/1999/xhtml';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** What XML alone can do wrong, collected while reading, with the FHIRPath of the element being read. */
export class XmlFaults {
  readonly issues: Issue[] = [];
  readonly #steps: string[] = [];
  readonly #members: string[] = [];
  readonly #indices: number[] = [];
  #namespace = FHIR;

  constructor(private readonly lexemes: Map<string, string>) {}

  /** @param index −1 where the path has none */
  push(step: string, member: string, index: number): void {
    this.#steps.push(step);
    this.#members.push(member);
    this.#indices.push(index);
  }

  pop(): void {
    this.#steps.pop();
    this.#members.pop();
    this.#indices.pop();
  }

  root(root: XmlElement): void {
    this.#namespace = root.namespace;
    if (root.namespace === FHIR) return;
    this.#add('structure', `The resource is not in FHIR's XML namespace. Put xmlns="${FHIR}" on its element.`, 'fatal');
  }

  /** What stands in the root's own namespace is said of the root. */
  namespace(element: XmlElement): void {
    if (element.namespace === FHIR || element.namespace === this.#namespace) return;
    this.#add('structure', `The element is not in FHIR's XML namespace. Write it in ${FHIR}.`);
  }

  narrative(element: XmlElement): void {
    if (element.namespace === XHTML) return;
    this.#add('structure', `The narrative is not in the XHTML namespace. Put xmlns="${XHTML}" on its div.`);
  }

  /** FHIR asks senders to leave schema locations out, but no receiver stumbles over them. */
  attribute({ namespace }: XmlAttribute): void {
    const words = 'The element has an XML attribute that FHIR does not define. Take it out.';
    this.#add('structure', words, namespace === XSI ? 'warning' : 'error');
  }

  text(node: XmlText): void {
    if (!/\S/.test(node.text)) return;
    this.#add('structure', 'Text stands in an element that may hold none. Put the value in a value attribute.');
  }

  /** Said where the order breaks, not of all that follows. */
  order(): void {
    this.#add(
      'invalid',
      'The element is out of order. In XML, elements stand in the order of the definition: move it up.',
    );
  }

  severalResources(): void {
    this.#add('structure', 'Several resources stand in one element. Give each an element of its own.');
  }

  lexeme(text: string): void {
    this.lexemes.set(this.#path(this.#members), text);
  }

  #add(code: IssueType, text: string, severity: Issue['severity'] = 'error'): void {
    this.issues.push({ severity, code, text, expression: this.#path(this.#steps) });
  }

  #path(names: string[]): string {
    return names.map((name, i) => (this.#indices[i]! < 0 ? name : `${name}[${this.#indices[i]}]`)).join('.');
  }
}
