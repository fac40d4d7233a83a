/** Limits that HL7's extensions set: least length, decimal places, size of an attachment. */
import type { Assertion } from '../compile/shape.js';
import { pattern } from '../path/pattern.js';
import { isObject } from '../reference/scope.js';

export function shortest(minLength: number, profile: string): Assertion {
  return {
    says: `at least ${minLength} characters`,
    check: (value, run) => {
      if (typeof value !== 'string' || value.length >= minLength) return;
      run.error('value', `The value has ${value.length} characters: at least ${minLength} are asked for.`, { profile });
    },
  };
}

/** HL7's extension regex on an element: the whole value has the form. */
export function form(regex: string, profile: string): Assertion {
  return {
    says: `of the form ${regex}`,
    check: (value, run) => {
      if (typeof value !== 'string' && typeof value !== 'number') return;
      const text = typeof value === 'number' ? (run.lexemes?.at(run.path()) ?? String(value)) : value;
      try {
        if (pattern(`^(?:${regex})$`).finds(text)) return;
      } catch {
        const words = `The form ${regex}, which the profile asks for, is none that can be looked for here.`;
        run.report('information', 'not-supported', words, { profile, review: 'unsupported' });
        return;
      }
      run.error('value', `The value does not have the form that the profile asks for: ${regex}`, { profile });
    },
  };
}

export function places(most: number, profile: string): Assertion {
  return {
    says: `at most ${most} decimal places`,
    check: (value, run) => {
      if (typeof value !== 'number') return;
      const text = run.lexemes?.at(run.path()) ?? String(value);
      const digits = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
      if (digits > most)
        run.error('value', `The value has ${digits} decimal places: at most ${most} are allowed.`, { profile });
    },
  };
}

/** The size of the data in bytes, or as the attachment states it. */
export function largest(maxSize: number, profile: string): Assertion {
  return {
    says: `at most ${maxSize} bytes`,
    check: (value, run) => {
      const size = typeof value === 'string' ? bytesOf(value) : isObject(value) ? sizeOf(value) : undefined;
      if (size === undefined || size <= maxSize) return;
      run.error('too-long', `The content has ${size} bytes: at most ${maxSize} are allowed.`, { profile });
    },
  };
}

function sizeOf(attachment: { [name: string]: unknown }): number | undefined {
  const { data, size } = attachment;
  if (typeof data === 'string') return bytesOf(data);
  return typeof size === 'number' ? size : undefined;
}

function bytesOf(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}
