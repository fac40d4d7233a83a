/** Which proxy a request goes through, by the environment variables that most tools read. */

/**
 * @param url of the request
 * @param env as process.env: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, in capitals or not
 */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv): URL | undefined {
  const read = (name: string) => env[name.toLowerCase()] || env[name];
  if (isExempt(url, read('NO_PROXY') ?? '')) return undefined;
  const named = read(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? read('ALL_PROXY');
  if (!named) return undefined;
  const address = named.includes('://') ? named : `http://${named}`;
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  return proxy?.protocol === 'http:' ? proxy : undefined;
}

function isExempt(url: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [host = '', port] = entry.replace(/^\*?\.?/, '').split(':');
      if (entry === '*') return true;
      const isHost = url.hostname === host || url.hostname.endsWith(`.${host}`);
      return isHost && (port === undefined || port === (url.port || (url.protocol === 'https:' ? '443' : '80')));
    });
}

export function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
