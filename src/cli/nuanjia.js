#!/usr/bin/env node
/**
 * Starts the command line, or says in words that this Node.js is too old to read TypeScript.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Nuanjia needs Node.js 22.18 or later; this is ${process.versions.node}. "npm ci" brings one, where install ` +
      'scripts are allowed ("npm install-scripts approve node"), or install Node.js 24.\n' +
      `暖家需要 Node.js 22.18 或更高版本，现在是 ${process.versions.node}。请允许 npm ci 运行安装脚本，或安装 Node.js 24。\n`,
  );
  process.exit(1);
}

await import('./main.ts');
