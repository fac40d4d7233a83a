/** What the FHIR client reads of an answer is bounded here: by itself it takes a body whole, however long a server makes it. */
import type { Client } from 'fhir-kit-client';

/** An answer is longer than is read of one. The rest of it is not waited for. */
export class TooLong extends Error {}

/** @param most bytes that are read of an answer */
export function boundAnswers(client: Client, most: number, redirect: RequestRedirect): Client {
  const { httpClient } = client;
  httpClient.request = async (method, address, { headers, signal } = {}, body) => {
    const response = await fetch(httpClient.expandUrl(address), {
      method,
      redirect,
      headers: { accept: 'application/fhir+json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal instanceof AbortSignal ? { signal } : {}),
    });
    const text = await boundedText(response, most);
    const data: unknown = text === '' ? {} : parsed(text);
    if (!response.ok || data === undefined)
      throw Object.assign(new Error(), { response: { status: response.status, data }, config: response });
    return data as Awaited<ReturnType<typeof httpClient.request>>;
  };
  return client;
}

/** @throws TooLong where there is more of it */
export async function boundedText(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  // Leaving the loop cancels the rest of the body.
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > most) throw new TooLong();
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** @returns undefined where it is no JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
