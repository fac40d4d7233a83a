/** What the name of a dm+d file says of it. Source: NHSBSA, technical specification of data files, release 2. */

export interface DmdName {
  /** vtm, vmp, amp, vmpp, ampp, ingredient, lookup, and of the bonus files gtin, bnf, history and vtm_ing */
  file: string;
  /** Of the release, as 20210826 */
  date: string;
}

/** f_vmp2_3260821.xml: version 2_3 of the layout, then day, month and year. */
const NAME = /^f_(vtm_ing|vtm|vmp|amp|vmpp|ampp|ingredient|lookup|gtin|bnf|history)\d_\d(\d{2})(\d{2})(\d{2})\.xml$/i;

/** @param name without folders */
export function parseDmdName(name: string): DmdName | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, file = '', day, month, year] = match;
  return { file: file.toLowerCase(), date: `20${year}${month}${day}` };
}
