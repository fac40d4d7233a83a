/** How to read the report, and the words it uses. */
import { type Html, html } from './html.js';

const WORDS: [string, string][] = [
  ['Payload', 'A file, message or document that was given to be checked. It may hold several records.'],
  ['Requirement', 'What a standard asks for, in our own words, with shall, should or may.'],
  ['Rule', 'A test that a program can make for a requirement.'],
  ['Target', 'One thing in a payload that a rule looks at, such as one NHS number.'],
  ['Pass, fail', 'The rule looked at a target, and it does or does not hold.'],
  ['Review', 'The rule looked and could not decide; a person or a terminology must.'],
  ['Not tested', 'Nothing in the payloads to look at, or no rule can test it. It is never counted as a pass.'],
  ['Does not conform', 'A requirement with shall failed.'],
  ['Cannot say', 'Nothing was seen on which to judge, or a rule broke.'],
  ['No failures found', 'No shall failed, but some were not tested or need review.'],
  ['Conforms to what can be tested', 'Every shall that a rule can test was seen and passed.'],
  ['Stage', 'How ready a standard is to be asked for: ready, live, future or undefined.'],
  ['Gate', 'What makes the run fail, by stage and policy.'],
];

export function guide(): Html {
  return html`<h2 id="guide">How to read this report</h2>
<p>A program can show that a payload fails a standard. It cannot show that a system conforms: payloads show only what they hold,
and only some requirements can be tested on a payload at all. Nothing here is a clinical safety case.</p>
<p>No value of a payload is shown unless the run was told to show values. A description in square brackets stands for a value.</p>
<h3>Words used</h3>
<dl class="sum">${WORDS.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl>`;
}
