/** What is said while a terminology server is asked. */
import { grouped } from '../report/words.js';
import type { Waiting } from '../terminology-server/asker.js';

export function waitingWords({ answered, waiting, left }: Waiting): string {
  const seconds = Math.ceil(left / 1000);
  const time = seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  return `Terminology server: ${grouped(answered)} codes answered, ${grouped(waiting)} waiting, about ${time} left for them.`;
}
