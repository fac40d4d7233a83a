/** What a QuestionnaireResponse's rules ask of the world, and how they report. */
import type { JsonObject } from '../../parse/tree.js';
import type { FhirVersion, Issue, IssueSeverity, IssueType } from '../contract.js';

export interface ResponseWorld {
  version: FhirVersion;
  /** A Questionnaire by its canonical URL, with or without |version; contained ones are found here already. */
  questionnaire(canonical: string): JsonObject | undefined;
  /** Is the code in the value set? undefined: cannot tell. */
  member(valueSet: string, system: string | undefined, code: string): boolean | undefined;
}

export class Report {
  readonly issues: Issue[] = [];

  add(severity: IssueSeverity, code: IssueType, text: string, expression: string, review?: Issue['review']): void {
    this.issues.push({ severity, code, text, expression, ...(review ? { review } : {}) });
  }

  error(code: IssueType, text: string, expression: string): void {
    this.add('error', code, text, expression);
  }
}
