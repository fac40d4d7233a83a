/** What is asked of a server, and as which request. System, code and version, and the URL of a value set: nothing else. */

export type Question =
  | { ask: 'code'; system: string; code: string; version?: string }
  | { ask: 'member'; valueSet: string; system: string; code: string }
  | { ask: 'subsumes'; system: string; ancestor: string; code: string }
  /** All codes of a value set, for elements whose codes have no system */
  | { ask: 'expansion'; valueSet: string };

/** Codes of a value set that is expanded; of a larger one it cannot be told. */
export const MOST_EXPANDED = 5000;

/** Two questions with the same key have the same answer. */
export function questionKey(question: Question): string {
  switch (question.ask) {
    case 'code':
      return ['code', question.system, question.code, question.version ?? ''].join('\n');
    case 'member':
      return ['member', question.valueSet, question.system, question.code].join('\n');
    case 'subsumes':
      return ['subsumes', question.system, question.ancestor, question.code].join('\n');
    default:
      return ['expansion', question.valueSet].join('\n');
  }
}

export interface Asking {
  /** Operation by which a code is asked: $lookup tells more, and some servers have only the other */
  by: '$lookup' | '$validate-code';
  /** Properties that are asked for */
  properties: readonly string[];
  /** Version of the system, where the question has none */
  version?: string | undefined;
}

/**
 * The path and query of a question below the server's address. $validate-code of a code system names it `url`, $lookup and
 * $subsumes name it `system`.
 * Source: FHIR R4, CodeSystem and ValueSet operations.
 */
export function requestPath(question: Question, { by, properties, version }: Asking): string {
  switch (question.ask) {
    case 'code': {
      const { system, code } = question;
      const named = { code, version: question.version ?? version };
      if (by === '$validate-code') return `CodeSystem/${by}?${query({ url: system, ...named })}`;
      const asked = ['display', 'designation', ...properties].map((name) => `&property=${encodeURIComponent(name)}`);
      return `CodeSystem/${by}?${query({ system, ...named })}${asked.join('')}`;
    }
    case 'member': {
      const [url, valueSetVersion] = splitVersion(question.valueSet);
      const { system, code } = question;
      return `ValueSet/$validate-code?${query({ url, valueSetVersion, system, code, systemVersion: version })}`;
    }
    case 'subsumes': {
      const { system, ancestor, code } = question;
      return `CodeSystem/$subsumes?${query({ system, codeA: ancestor, codeB: code, version })}`;
    }
    default: {
      const [url, valueSetVersion] = splitVersion(question.valueSet);
      return `ValueSet/$expand?${query({ url, valueSetVersion, count: String(MOST_EXPANDED + 1), offset: '0' })}`;
    }
  }
}

/** A canonical may end in |version. ECL has bars too, but only in the query of a SNOMED CT value set. */
function splitVersion(canonical: string): [url: string, version: string | undefined] {
  const bar = canonical.includes('?') ? -1 : canonical.lastIndexOf('|');
  return bar < 0 ? [canonical, undefined] : [canonical.slice(0, bar), canonical.slice(bar + 1)];
}

function query(members: Record<string, string | undefined>): string {
  return Object.entries(members)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}
