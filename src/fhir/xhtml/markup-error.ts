/** The markup is not well formed; the words say how, as the end of a sentence, and never with the payload's own text. */
export class MarkupError extends Error {}
