/** Verdicts and outcomes as tags: a word in a border whose style differs, so that colour says nothing alone. */
import type { Outcome } from '../../outcome.js';
import type { VerdictWord } from '../types.js';
import { VERDICT_WORDS } from '../words.js';
import { type Html, html } from './html.js';

type Look = 'fail' | 'review' | 'pass' | 'untested';

const VERDICT_LOOKS: Record<VerdictWord, Look> = {
  'does-not-conform': 'fail',
  'cannot-say': 'review',
  'no-failures-found': 'review',
  'conforms-to-what-can-be-tested': 'pass',
  'not-assessable': 'untested',
};

const OUTCOMES: Record<Outcome, { look: Look; word: string }> = {
  fail: { look: 'fail', word: 'fail' },
  broken: { look: 'fail', word: 'rule broke' },
  review: { look: 'review', word: 'review' },
  pass: { look: 'pass', word: 'pass' },
  'not-tested': { look: 'untested', word: 'not tested' },
  'not-applicable': { look: 'untested', word: 'does not apply' },
};

const tag = (look: Look, word: string): Html => html`<strong class="tag ${look}">${word}</strong>`;

export function verdictTag(verdict: VerdictWord): Html {
  return tag(VERDICT_LOOKS[verdict], VERDICT_WORDS[verdict]);
}

export function outcomeTag(outcome: Outcome): Html {
  return tag(OUTCOMES[outcome].look, OUTCOMES[outcome].word);
}
