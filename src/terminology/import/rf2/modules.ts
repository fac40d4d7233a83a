/** Which versions of modules a release holds, and which they need. Source: release file specification 5.2.4.2. */
import type { Row } from './rows.js';

interface Need {
  module: string;
  from: string;
  target: string;
  version: string;
}

export class Modules {
  private readonly needs: Need[] = [];

  take({ bytes, starts, active }: Row): void {
    if (!active) return;
    const text = (column: number) => String.fromCharCode(...bytes.subarray(starts[column]!, starts[column + 1]! - 1));
    this.needs.push({ module: text(3), target: text(5), from: text(6), version: text(7) });
  }

  /** The latest version of each module that says what it needs. */
  versions(): Map<string, string> {
    const latest = new Map<string, string>();
    for (const { module, from } of this.needs) if (from > (latest.get(module) ?? '')) latest.set(module, from);
    return latest;
  }

  /** Needs of the latest versions that the release does not meet: it is put together of editions that do not fit. */
  unmet(): Need[] {
    const latest = this.versions();
    return this.needs.filter(({ module, from, target, version }) => {
      const held = latest.get(target);
      return latest.get(module) === from && held !== undefined && held !== version;
    });
  }
}
