/** Writes down what payloads add to a run, for the ledger of another thread or of a later process. */
import type { Book, Entry, Lost, Share, SourceShare, Sums } from './share.js';

export class Recorder implements Book {
  private payloads: Share[] = [];
  private lost: Lost | undefined;

  open(name: string | undefined): Entry {
    const share: Pick<Share, 'name' | 'noted'> = { name, noted: [] };
    return {
      name: name ?? '',
      note: (noted) => share.noted.push(noted),
      close: (sums: Sums) => {
        this.payloads.push({ ...share, sums });
        // The ledger gives the number that holds in the run.
        return { row: { id: `p${this.payloads.length}`, name: name ?? '', ...sums.row }, findings: [] };
      },
    };
  }

  lose(lost: Lost): void {
    this.lost = lost;
  }

  /** Hands over what was written down, and begins anew. */
  take(): SourceShare {
    const { payloads, lost } = this;
    this.payloads = [];
    this.lost = undefined;
    return { payloads, ...(lost ? { lost } : {}) };
  }
}
