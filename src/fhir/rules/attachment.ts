/** Attachment: size and hash agree with the data. Source: FHIR R4 §2.24.0.5 Attachment. */
import { decodeBase64 } from '../../parse/base64.js';
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import { isBase64 } from './base64.js';
import { sha1 } from './sha1.js';

export function attachmentRules(_engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'size and hash of the data',
      check: (value, run) => {
        if (!isObject(value)) return;
        const { data, size, hash } = value;
        if (typeof data !== 'string' || data === '') return;
        if (!isBase64(data)) {
          run.error('structure', 'The data of the attachment is not base64. Encode it again, without spaces.', {
            below: 'data',
          });
          return;
        }
        if (typeof size !== 'number' && typeof hash !== 'string') return;
        const bytes = decodeBase64(data);
        if (bytes === undefined) return;
        if (typeof size === 'number' && size !== bytes.length) {
          run.error('structure', `The size says ${size} bytes, but the data has ${bytes.length}.`);
        }
        if (typeof hash === 'string' && hash !== '' && !sameBytes(decodeBase64(hash), sha1(bytes))) {
          run.error('structure', 'The hash is not the SHA-1 of the data. Work it out again.');
        }
      },
    },
  ];
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
