/** Identifier.system is an absolute URI. Source: FHIR R4 §2.24.0.6 Identifier ("system: a URI, absolute"). */
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

export function identifierRules(_engine: Engine): readonly Assertion[] {
  return [
    {
      says: 'an absolute system',
      check: (value, run) => {
        if (!isObject(value)) return;
        const { system, value: number } = value;
        if (typeof system !== 'string' || system.trim() === '') return;
        if (!ABSOLUTE.test(system)) {
          run.error(
            'code-invalid',
            'The system of an identifier must be an absolute URI, as https://example.org/ids/… or urn:oid:….',
            { below: 'system' },
          );
        } else if (system === 'urn:ietf:rfc:3986' && typeof number === 'string' && !ABSOLUTE.test(number)) {
          notUri(number, run);
        }
      },
    },
  ];
}

const BARE_UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

function notUri(value: string, run: Parameters<Assertion['check']>[1]): void {
  const text = 'The system says that the value is a URI, but it has no scheme. Write urn:uuid: or urn:oid: before it.';
  if (BARE_UUID.test(value)) run.warn('invalid', text, { below: 'value' });
  else run.error('invalid', text, { below: 'value' });
}
