/** `nuanjia serve`: the record over the network, until it is told to stop. */
import type { Command } from 'commander';
import { countyOf } from '../../db/county.ts';
import { listCounties } from '../../db/migrate.ts';
import { bringUp } from '../record/start.ts';
import { withInstallation } from '../record/county.ts';
import { dayFrom, languageFrom, runCommand } from '../terminal.ts';
import { ensureBuiltApp } from './built-app.ts';
import { portFrom, serveUntilStopped } from './serving.ts';

type Options = {
  readonly host: string;
  readonly port: string;
  readonly origin?: string;
  readonly tlsCertificate?: string;
  readonly tlsKey?: string;
  readonly behindProxy?: boolean;
  readonly metricsPort?: string;
  readonly size: string;
  readonly language?: string;
};

/** Adds `serve`. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the record over the network, until it is told to stop')
    .option('--host <address>', 'address to listen on', process.env.HOST ?? '127.0.0.1')
    .option('--port <number>', 'port to listen on', process.env.PORT ?? '8080')
    .option(
      '--origin <url>',
      'where people reach it; also NUANJIA_ORIGIN (default: this computer, as localhost)',
      process.env.NUANJIA_ORIGIN,
    )
    .option('--tls-certificate <file>', 'certificate as PEM, for HTTPS')
    .option('--tls-key <file>', 'its key')
    .option(
      '--behind-proxy',
      'a proxy on this computer speaks HTTPS and says where requests come from',
    )
    .option('--metrics-port <number>', 'figures for Prometheus, on this computer only')
    .option('--size <people>', 'people of the fictional county, if it is still to be made', '20000')
    .option('--language <code>', 'zh-CN or en')
    .action((options: Options) =>
      runCommand(
        () => languageFrom(options.language),
        (signal) => run(options, signal),
      ),
    );
}

async function run(options: Options, signal: AbortSignal): Promise<void> {
  const language = languageFrom(options.language);
  await withInstallation(language, signal, async (installation) => {
    for (const { code, pack } of await listCounties(installation.db)) {
      const bringing = { on: dayFrom(undefined), size: Number(options.size), signal, language };
      await bringUp(installation, countyOf(installation.db, code), pack, bringing);
    }
    await ensureBuiltApp(language);
    const { origin, tlsCertificate: certificate, tlsKey: key, metricsPort } = options;
    await serveUntilStopped(installation, {
      ...{ language, signal },
      host: options.host,
      port: portFrom(options.port),
      isBehindProxy: options.behindProxy ?? false,
      logger: { level: 'info', stream: process.stderr },
      ...(origin !== undefined && { origin }),
      ...(certificate !== undefined && key !== undefined && { tls: { certificate, key } }),
      ...(metricsPort !== undefined && { metricsPort: portFrom(metricsPort) }),
    });
  });
}
