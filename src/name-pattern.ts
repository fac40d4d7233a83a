/** A name with `*` for any run of characters, as a pattern; what stands between stars is taken to the letter. */
export function likeness(text: string): RegExp {
  const parts = text.split(/\*+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*?')}$`);
}
