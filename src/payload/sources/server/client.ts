/** The FHIR client, which is loaded only where a server is asked. */
import type { Client } from 'fhir-kit-client';

/**
 * Under DEBUG the client prints addresses, headers and whole answers on standard error. Its names are taken out while it is
 * loaded, which is when they are read; a program that uses ours keeps its own.
 */
export async function importClient(): Promise<typeof Client> {
  const before = process.env['DEBUG'];
  if (before) process.env['DEBUG'] = `${before},-fhir-kit-client:*`;
  try {
    return (await import('fhir-kit-client')).Client;
  } finally {
    if (before) process.env['DEBUG'] = before;
  }
}
