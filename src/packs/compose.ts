/** The catalogue with the packs of a run in it. Packs add standards, leave ours out and set stages; they change no rule. */
import { restage } from '../catalogue/restage.js';
import type { Catalogue, Stage } from '../catalogue/types.js';
import { didYouMean } from '../nearest-name.js';
import type { LoadedPack } from './contract.js';
import { PackError } from './faults.js';

/** Before every date of a timeline: a pack's stage stands at any time. */
const ALWAYS = '0001-01-01';

/**
 * @param packs those that others build on before those that do
 * @throws PackError where packs clash with the catalogue or with each other
 */
export function compose(catalogue: Catalogue, packs: readonly LoadedPack[]): Catalogue {
  return packs.reduce(addPack, catalogue);
}

function addPack(catalogue: Catalogue, pack: LoadedPack): Catalogue {
  const { name, leave = [], restage: stages = {} } = pack.manifest;
  const rest = leave.reduce((left, id) => leaveOut(left, id, name), catalogue);
  for (const { id } of pack.standards)
    if (rest.standards.some((standard) => standard.id === id))
      throw new PackError(
        `The pack ${name} has a standard ${id}, and so has another pack or the catalogue. Give it another id; or, to put it in place of the other, name ${id} under leave.`,
      );
  const whole = {
    ...rest,
    standards: [...rest.standards, ...pack.standards],
    codes: { ...rest.codes, ...pack.codes },
  };
  return restage(
    whole,
    Object.entries(stages).map((entry) => change(entry, whole, name)),
  );
}

function change([standard, stage]: [string, Stage], { standards }: Catalogue, name: string) {
  const ids = standards.map(({ id }) => id);
  if (!ids.includes(standard))
    throw new PackError(
      `The pack ${name} sets the stage of ${standard}, which is not there.${didYouMean(standard, ids)}`,
    );
  return { standard, stage, from: ALWAYS, reason: `the pack ${name}` };
}

function leaveOut(catalogue: Catalogue, left: string, name: string): Catalogue {
  const [id, rule] = left.split('/');
  const standard = catalogue.standards.find((one) => one.id === id);
  if (!standard || (rule !== undefined && !standard.rules.some((one) => one.id === rule))) {
    const names = catalogue.standards.flatMap((one) => [one.id, ...one.rules.map((each) => `${one.id}/${each.id}`)]);
    throw new PackError(`The pack ${name} leaves out ${left}, which is not there.${didYouMean(left, names)}`);
  }
  const standards = rule
    ? catalogue.standards.map((one) =>
        one === standard ? { ...one, rules: one.rules.filter((each) => each.id !== rule) } : one,
      )
    : catalogue.standards.filter((one) => one !== standard);
  return { ...catalogue, standards };
}
