/** Conversion (FHIRPath 2.0 §5.5): toX() gives nothing where the value cannot be one, convertsToX() says whether it can. */
import { DateTimeValue, readMoment } from '../dates.js';
import { systemValue } from '../equality.js';
import { type Collection, EMPTY, fromBoolean, QuantityValue, type SystemValue } from '../node.js';
import { single, truth } from '../scope.js';
import { type Builder, type Builders, plain } from './builder.js';

type Convert = (value: SystemValue) => SystemValue | undefined;

const YES = new Set(['true', 't', 'yes', 'y', '1', '1.0']);
const NO = new Set(['false', 'f', 'no', 'n', '0', '0.0']);

const toBoolean: Convert = (value) => {
  if (typeof value === 'boolean') return value;
  const word = String(value).toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
};

const toInteger: Convert = (value) => {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && /^[+-]?\d{1,15}$/.test(value) ? Number(value) : undefined;
};

const toDecimal: Convert = (value) => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
};

const toText: Convert = (value) => {
  if (value instanceof QuantityValue) return `${value.value} '${value.unit}'`;
  return String(value);
};

const toMoment =
  (kind: 'date' | 'dateTime' | 'time'): Convert =>
  (value) => {
    if (value instanceof DateTimeValue && value.kind === 'dateTime' && kind === 'date')
      return readMoment(value.text.slice(0, 10), kind);
    return readMoment(value instanceof DateTimeValue ? value.text : typeof value === 'string' ? value : '', kind);
  };

const QUANTITY = /^([+-]?\d+(?:\.\d+)?)\s*(?:'([^']+)'|([a-zA-Z]+))?$/;

const toQuantity: Convert = (value) => {
  if (value instanceof QuantityValue) return value;
  if (typeof value === 'number') return new QuantityValue(value, '1');
  if (typeof value === 'boolean') return new QuantityValue(value ? 1 : 0, '1');
  const found = typeof value === 'string' && value.length < 200 ? QUANTITY.exec(value) : null;
  return found ? new QuantityValue(Number(found[1]), found[2] ?? found[3] ?? '1') : undefined;
};

const converted = (input: Collection, convert: Convert): SystemValue | undefined => {
  const item = single(input, 'A conversion');
  const value = item === undefined ? undefined : systemValue(item);
  return value === undefined ? undefined : convert(value);
};

const to = (convert: Convert): Builder =>
  plain((input) => {
    const value = converted(input, convert);
    return value === undefined ? EMPTY : [value];
  });

const can = (convert: Convert): Builder =>
  plain((input) => (input.length === 0 ? EMPTY : fromBoolean(converted(input, convert) !== undefined)));

const CONVERTERS: Readonly<Record<string, Convert>> = {
  Boolean: toBoolean,
  Integer: toInteger,
  Decimal: toDecimal,
  String: toText,
  Date: toMoment('date'),
  DateTime: toMoment('dateTime'),
  Time: toMoment('time'),
  Quantity: toQuantity,
};

export const CONVERSION: Builders = {
  ...Object.fromEntries(Object.entries(CONVERTERS).map(([name, convert]) => [`to${name}`, to(convert)])),
  ...Object.fromEntries(Object.entries(CONVERTERS).map(([name, convert]) => [`convertsTo${name}`, can(convert)])),
  iif: {
    least: 2,
    most: 3,
    build({ args, compile }) {
      const [test, yes, no] = args.map(compile);
      return (input, scope) => {
        const outer = scope.self;
        scope.self = input;
        const branch = truth(test!(scope)) === true ? yes : no;
        const out = branch ? branch(scope) : EMPTY;
        scope.self = outer;
        return out;
      };
    },
  },
};
