/** The commands of the bundle. They prefer a Node that stands beside them, and need nothing else of the system. */

/** For Windows: lines end as cmd.exe expects. */
export const WINDOWS = [
  '@echo off',
  'setlocal',
  'set "CARECONFORM_NODE=node"',
  'if exist "%~dp0node.exe" set "CARECONFORM_NODE=%~dp0node.exe"',
  'if exist "%~dp0node\\node.exe" set "CARECONFORM_NODE=%~dp0node\\node.exe"',
  '"%CARECONFORM_NODE%" "%~dp0bin\\careconform.js" %*',
  'exit /b %errorlevel%',
  '',
].join('\r\n');

/** For macOS and Linux: only what any shell has built in. */
export const SHELL = `#!/bin/sh
case $0 in
  */*) here=\${0%/*} ;;
  *) here=$(command -v -- "$0") && here=\${here%/*} ;;
esac
node=node
if [ -x "$here/node/bin/node" ]; then node=$here/node/bin/node; fi
if [ -f "$here/node" ] && [ -x "$here/node" ]; then node=$here/node; fi
exec "$node" "$here/bin/careconform.js" "$@"
`;

export const READ_ME = `careconform, ready to run

It needs Node 20, 22 or 24 on the PATH, or in a folder called node beside this file. Nothing is installed, and no network is used.

Windows:          careconform.cmd check samples
macOS and Linux:  ./careconform check samples

README.md says what it does and what it does not do.
`;
