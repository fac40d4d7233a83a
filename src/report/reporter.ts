/** What every report format is: a pure function from the one report object to text. */
import type { Report } from './types.js';

/** The catalogue's own words about a rule, for formats that explain as well as list. */
export interface RuleWords {
  title: string;
  failTitle: string;
  why: string;
  fix: string;
  /** Where the words of the rule can be read on the web, where that is known */
  url?: string;
}

export interface RequirementWords {
  text: string;
  clause?: string;
  url?: string;
}

/** Look-ups into the catalogue that made the report; each gives undefined for what it does not hold. */
export interface CatalogueWords {
  rule(id: string): RuleWords | undefined;
  requirement(standard: string, id: string): RequirementWords | undefined;
}

export interface ReportSettings {
  /** ANSI colours, for a terminal */
  colour: boolean;
  /** Columns to wrap to, for formats that wrap */
  width: number;
  words?: CatalogueWords;
}

export interface Reporter {
  /** As `--report` names it */
  format: string;
  /** Of a file that holds it, without the dot */
  extension: string;
  render(report: Report, settings: ReportSettings): string | Iterable<string>;
}
