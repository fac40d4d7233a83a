/** Asks a terminology server through the thread that leads the run: it alone has a line to it. */
import type { Known } from '../terminology-server/answers.js';
import type { Asker } from '../terminology-server/asker.js';
import type { Question } from '../terminology-server/questions.js';

export class ThreadAsker implements Asker {
  private readonly waiting = new Map<number, (known: Known[]) => void>();
  private asked = 0;

  constructor(private readonly say: (message: { ask: { id: number; questions: readonly Question[] } }) => void) {}

  ask(questions: readonly Question[]): Promise<Known[]> {
    this.asked += 1;
    const id = this.asked;
    this.say({ ask: { id, questions } });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }

  /** Answers have come. */
  hear({ id, known }: { id: number; known: Known[] }): void {
    this.waiting.get(id)?.(known);
    this.waiting.delete(id);
  }

  /** The other thread keeps them. */
  keep(): void {}
}
