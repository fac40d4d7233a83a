/** Broken ITK3 messages around a document. */
import { type Bundle, type Resource, resourceAt } from '../bundle.js';
import type { Mutant } from './types.js';

const RULE = 'transfer-of-care/';
const HEADER = 'Bundle.entry[0].resource';
const header = (bundle: Bundle): Resource => bundle.entry[0]!.resource;
const part = (bundle: Bundle, url: string): Resource =>
  header(bundle)['extension'][0].extension.find((each: Resource) => each['url'] === url);

function broken(kind: string, rules: string[], change: (bundle: Bundle) => string, also: string[] = []): Mutant {
  return {
    kind: `message: ${kind}`,
    message: true,
    generations: ['fhir-stu3'],
    rules: rules.map((rule) => (rule.includes('/') ? rule : RULE + rule)),
    also,
    break: change,
  };
}

function withoutPart(url: string, rules: string[]): Mutant {
  return broken(`no ${url}`, rules, (bundle) => {
    const [handling] = header(bundle)['extension'];
    handling.extension = handling.extension.filter((each: Resource) => each['url'] !== url);
    return `${HEADER}.extension[0]`;
  });
}

export const ENVELOPE_MUTANTS: Mutant[] = [
  withoutPart('BusAckRequested', ['acknowledgement-requests']),
  withoutPart('InfAckRequested', ['acknowledgement-requests']),
  withoutPart('RecipientType', ['recipient-type', 'acknowledgement-requests']),
  withoutPart('MessageDefinition', ['message-definition', 'acknowledgement-requests']),
  broken(
    'no handling of the message',
    ['acknowledgement-requests', 'message-elements'],
    (bundle) => {
      delete header(bundle)['extension'];
      return HEADER;
    },
    [`${RULE}recipient-type`, `${RULE}message-definition`],
  ),
  broken('recipient of no national list', ['recipient-type'], (bundle) => {
    Object.assign(part(bundle, 'RecipientType')['valueCoding'], { code: 'FYI', display: 'For your information' });
    return `${HEADER}.extension[0]`;
  }),
  broken('acknowledgement in words', ['acknowledgement-values', 'acknowledgement-requests'], (bundle) => {
    const one = part(bundle, 'BusAckRequested');
    delete one['valueBoolean'];
    one['valueString'] = 'yes';
    return `${HEADER}.extension[0]`;
  }),
  broken(
    'event of another document',
    ['message-event'],
    (bundle) => {
      const letter = header(bundle)['event'].code === 'ITK006D';
      Object.assign(
        header(bundle)['event'],
        letter ? { code: 'ITK003D', display: 'ITK eDischarge' } : { code: 'ITK006D', display: 'ITK Outpatient Letter' },
      );
      return `${HEADER}.event`;
    },
    [`${RULE}message-definition`],
  ),
  broken(
    'event of no national list',
    ['message-event'],
    (bundle) => {
      Object.assign(header(bundle)['event'], { code: 'DISCHARGE', display: 'Discharge' });
      return `${HEADER}.event`;
    },
    [`${RULE}message-definition`],
  ),
  broken(
    'no sender',
    ['message-parties', 'message-elements'],
    (bundle) => {
      delete header(bundle)['sender'];
      return HEADER;
    },
    ['ods/sender-has-code'],
  ),
  broken(
    'sender without a code',
    ['ods/sender-has-code', 'message-parties'],
    (bundle) => {
      const sender = resourceAt(bundle, header(bundle)['sender'].reference)!;
      delete sender['identifier'];
      return `Bundle.entry[${bundle.entry.findIndex(({ resource }) => resource === sender)}].resource`;
    },
    ['ods/sender-has-code', 'fhir-core/invariant'],
  ),
  broken(
    'no time',
    ['message-elements'],
    (bundle) => {
      delete header(bundle)['timestamp'];
      return HEADER;
    },
    ['fhir-core/required'],
  ),
  broken(
    'no source',
    ['message-elements'],
    (bundle) => {
      delete header(bundle)['source'];
      return HEADER;
    },
    ['fhir-core/required'],
  ),
  broken('no focus', ['document-in-message', 'message-elements'], (bundle) => {
    delete header(bundle)['focus'];
    return HEADER;
  }),
  broken(
    'focus that is not there',
    ['document-in-message', 'references-resolve'],
    (bundle) => {
      header(bundle)['focus'] = [{ reference: 'urn:uuid:0c9f1f6e-0000-4000-8000-00000000000f' }];
      return HEADER;
    },
    ['fhir-api/references-resolve', 'fhir-core/not-found'],
  ),
  broken('no identifier', ['message-identity'], (bundle) => {
    delete bundle['identifier'];
    return 'Bundle.identifier';
  }),
  broken('another type of Bundle', ['document-in-message', 'message-identity', 'message-elements'], (bundle) => {
    bundle['type'] = 'collection';
    return 'Bundle.type';
  }),
  broken(
    'header not first',
    ['document-in-message', 'message-elements'],
    (bundle) => {
      bundle.entry.push(bundle.entry.shift()!);
      return 'Bundle.entry';
    },
    ['fhir-core/invariant', 'fhir-core/invalid', 'fhir-core/business-rule'],
  ),
  broken('receiver without a code', ['message-receiver'], (bundle) => {
    const receiver = resourceAt(bundle, header(bundle)['receiver'].reference)!;
    delete receiver['identifier'];
    return HEADER;
  }),
];
