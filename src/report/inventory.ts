/** What senders use where no standard says what to use, as a table for those who make standards (para 4.6). */
import { BYTE_ORDER_MARK, csvRow } from './csv-cell.js';
import type { Reporter } from './reporter.js';

const HEADER = ['kind', 'what', 'sender (ODS code)', 'count'];

export const inventory: Reporter = {
  format: 'inventory',
  extension: 'csv',
  render: ({ inventory: rows }) =>
    BYTE_ORDER_MARK +
    csvRow(HEADER) +
    rows
      .flatMap(({ kind, what, count, senders = [] }) => [
        csvRow([kind, what, 'all', count]),
        ...senders.map((sender) => csvRow([kind, what, sender.ods, sender.count])),
      ])
      .join(''),
};
