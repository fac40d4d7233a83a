// A worker as the pool knows it, that dies on files whose name says so.
import { workerData } from 'node:worker_threads';

const { settings, port } = workerData;
if (settings === 'never begins') process.exit(3);
if (settings === 'refuses')
  port.postMessage({ refused: { name: 'OptionError', message: 'The package cannot be used.' } });
port.on('message', ({ tasks }) => {
  for (const { name } of tasks) {
    if (name.includes('exits')) process.exit(1);
    if (name.includes('throws')) throw new Error(name);
    port.postMessage({ share: JSON.stringify({ payloads: [], done: name }) });
  }
});
port.postMessage({ ready: true });
