/** Logic of three values: true, false, or the reason why it cannot be told. Source: Kleene's strong logic. */

export type Unknown =
  | 'unknown-concept'
  | 'refset-not-loaded'
  | 'member-fields-not-loaded'
  | 'attributes-not-loaded'
  | 'details-not-loaded'
  | 'descriptions-not-loaded'
  | 'dialect-not-loaded'
  | 'history-not-loaded'
  | 'alternate-identifier'
  | 'reverse-in-group';
export type Truth = boolean | Unknown;

/** Is a concept in the set? */
export type Test = (concept: number) => Truth;

export function not(truth: Truth): Truth {
  return typeof truth === 'boolean' ? !truth : truth;
}

/** True where every one is; false where one is; asks no further than it must. */
export function every<T>(list: Iterable<T>, test: (one: T) => Truth): Truth {
  let result: Truth = true;
  for (const one of list) {
    const truth = test(one);
    if (truth === false) return false;
    if (truth !== true) result = truth;
  }
  return result;
}

/** True where one is; false where none is. */
export function some<T>(list: Iterable<T>, test: (one: T) => Truth): Truth {
  let result: Truth = false;
  for (const one of list) {
    const truth = test(one);
    if (truth === true) return true;
    if (truth !== false) result = truth;
  }
  return result;
}

/** Is the number of those for which it is true within bounds? */
export function countBetween<T>(list: Iterable<T>, test: (one: T) => Truth, least: number, most: number): Truth {
  let sure = 0;
  let possible = 0;
  let reason: Truth = true;
  for (const one of list) {
    const truth = test(one);
    if (truth === true) sure += 1;
    if (truth !== false) possible += 1;
    if (typeof truth === 'string') reason = truth;
  }
  if (sure > most || possible < least) return false;
  return sure >= least && possible <= most ? true : reason;
}
