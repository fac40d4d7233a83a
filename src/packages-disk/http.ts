/** One GET request, through a proxy where the environment names one, with a time limit and few redirects. */
import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { PackageError } from '../fhir/packages/package-error.js';
import { proxyAuthorization, proxyFor } from './proxy.js';

export interface GetOptions {
  headers: Record<string, string>;
  /** Sent to the first address's own origin alone */
  token: string | undefined;
  env: NodeJS.ProcessEnv;
  /** Longest silence, in milliseconds */
  timeout: number;
}

export interface Response {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: http.IncomingMessage;
}

const REDIRECTS = 5;

/**
 * @throws {PackageError} where no answer comes, or the addresses lead in a circle
 */
export async function get(url: URL, options: GetOptions): Promise<Response> {
  const { origin } = url;
  let at = url;
  for (let hops = 0; hops <= REDIRECTS; hops++) {
    const token = at.origin === origin ? options.token : undefined;
    const response = await getOnce(at, { ...options, token });
    const { location } = response.headers;
    if (![301, 302, 303, 307, 308].includes(response.status) || !location) return response;
    response.body.resume();
    if (!URL.canParse(location, at)) break;
    const next = new URL(location, at);
    if (next.protocol !== 'https:' && next.protocol !== at.protocol) break;
    at = next;
  }
  throw new PackageError(`The registry at ${url.host} leads from address to address without end.`);
}

async function getOnce(url: URL, options: GetOptions): Promise<Response> {
  const headers = { ...options.headers, ...(options.token ? { authorization: `Bearer ${options.token}` } : {}) };
  const proxy = proxyFor(url, options.env);
  if (!proxy)
    return send(
      url,
      url.protocol === 'https:' ? https.request(url, { headers }) : http.request(url, { headers }),
      options,
    );
  if (url.protocol === 'http:') {
    const through = {
      host: proxy.hostname,
      port: proxy.port || 80,
      path: url.href,
      headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) },
    };
    return send(url, http.request(through), options);
  }
  const socket = await tunnel(url, proxy, options);
  const createConnection = () => connectTls({ socket, servername: url.hostname });
  return send(url, https.request(url, { headers, agent: false, createConnection }), options);
}

function send(url: URL, request: http.ClientRequest, { timeout }: GetOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const silence = () =>
      request.destroy(new PackageError(`The registry at ${url.host} does not answer. Try again later.`));
    // The first timer is for the answer, the socket's own for silence while the body comes.
    const timer = setTimeout(silence, timeout);
    request.setTimeout(timeout, silence);
    request.on('error', (error) => reject(asPackageError(error, url.host)));
    request.on('response', (body) => resolve({ status: body.statusCode ?? 0, headers: body.headers, body }));
    request.on('response', () => clearTimeout(timer));
    request.on('close', () => clearTimeout(timer));
    request.end();
  });
}

/** Asks the proxy for a way through to the host (RFC 9110, 9.3.6). */
function tunnel(url: URL, proxy: URL, { timeout }: GetOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const target = `${url.hostname}:${url.port || 443}`;
    const request = http.request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...proxyAuthorization(proxy) },
    });
    request.setTimeout(timeout, () => request.destroy(new PackageError(`The proxy at ${proxy.host} does not answer.`)));
    request.on('error', (error) => reject(asPackageError(error, proxy.host)));
    request.on('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) resolve(socket);
      else
        reject(new PackageError(`The proxy at ${proxy.host} refuses the way to ${url.host} (status ${statusCode}).`));
    });
    request.end();
  });
}

/** Errors of the network in our own words; its code alone is taken over. */
export function asPackageError(error: Error, host: string): PackageError {
  if (error instanceof PackageError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'no reason given';
  return new PackageError(`${host} cannot be reached (${code}). Check the address, the network and the proxy.`);
}
