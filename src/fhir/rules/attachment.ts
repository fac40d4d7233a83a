/** Attachment: size and hash agree with the data. Source: FHIR R4 §2.24.0.5 Attachment. */
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import { decodeBase64 } from './base64.js';
import { sha1 } from './sha1.js';

export function attachmentRules(_engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'size and hash of the data',
      check: (value, run) => {
        if (!isObject(value)) return;
        const { data, size, hash } = value;
        if (typeof data !== 'string' || data === '') return;
        const bytes = decodeBase64(data);
        if (bytes === undefined) {
          run.error('structure', 'The data of the attachment is not base64. Encode it again, without spaces.', {
            below: 'data',
          });
          return;
        }
        if (typeof size === 'number' && size !== bytes.length) {
          run.error('structure', `The size says ${size} bytes, but the data has ${bytes.length}.`);
        }
        if (typeof hash === 'string' && hash !== '' && hash !== sha1(bytes)) {
          run.error('structure', 'The hash is not the SHA-1 of the data. Work it out again.');
        }
      },
    },
  ];
}
