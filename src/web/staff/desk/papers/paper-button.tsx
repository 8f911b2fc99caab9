/** Buttons that print: the paper comes from the server as a PDF, in the language of whoever gets it. */
import { useTranslation } from 'react-i18next';
import type { AnswerOf, Contract, FileAnswer } from '../../../../api/contract.ts';
import type { Given } from '../../../../api/client.ts';
import {
  printLetter,
  printPosted,
  printRun,
  printStatement,
  printUnreached,
} from '../../../../api/contracts/papers/papers.ts';
import { useChange } from '../ask.ts';
import { Refused } from '../failed.tsx';
import { saveFile } from './save-file.ts';
import './papers.css';

type FileContract = Contract & {
  readonly answer: typeof FileAnswer;
  readonly givesFile: string;
};

/** Asks for a file once at a time and saves it. */
export function useFile<C extends FileContract>(one: C, task?: number) {
  return useChange(one, {
    isReading: true,
    ...(task !== undefined && { task }),
    onDone: (file: AnswerOf<C>) => saveFile(file as AnswerOf<FileContract>, one.givesFile),
  });
}

type PaperProps<C extends FileContract> = {
  readonly contract: C;
  readonly params?: object;
  /** The open task that it is for. */
  readonly task?: number | undefined;
  readonly label: string;
};

/** One paper, in Chinese or in English. */
function Paper<C extends FileContract>({ contract, params, task, label }: PaperProps<C>) {
  const { t } = useTranslation('desk');
  const file = useFile(contract, task);
  const print = (language: 'zh-CN' | 'en') =>
    file.mutate({ ...(params && { params }), query: { language } } as Given<C>);
  return (
    <div className="paper noprint">
      <button type="button" className="button" onClick={() => print('zh-CN')}>
        {label}
      </button>
      <button type="button" className="button" lang="en" onClick={() => print('en')}>
        English
        <span className="unseen"> {label}</span>
      </button>
      <span role="status">{file.isPending ? t('printing') : file.isSuccess && t('printed')}</span>
      <Refused error={file.error} />
    </div>
  );
}

/** Steps of a case about which there is a letter. */
export const hasLetter = (step: string): boolean =>
  ['confirmed', 'refused', 'returned', 'ended', 'upheld', 'dismissed'].includes(step);

/** The letter about a step of a case, under the task by which the case is read. */
export function LetterLink(of: { case: number; step: number; task?: number | undefined }) {
  const { t } = useTranslation('desk');
  return (
    <Paper
      contract={printLetter}
      params={{ id: of.case, step: of.step }}
      task={of.task}
      label={t('printLetter')}
    />
  );
}

export function StatementPaper({ person, task }: { person: number; task?: number | undefined }) {
  const { t } = useTranslation('desk');
  return (
    <Paper contract={printStatement} params={{ person }} task={task} label={t('printStatement')} />
  );
}

export function RunPaper({ run }: { run: number }) {
  const { t } = useTranslation('desk');
  return <Paper contract={printRun} params={{ id: run }} label={t('printRun')} />;
}

export function UnreachedPaper() {
  const { t } = useTranslation('desk');
  return <Paper contract={printUnreached} label={t('printUnreached')} />;
}

export function PostedPaper() {
  const { t } = useTranslation('desk');
  return <Paper contract={printPosted} label={t('printPosted')} />;
}
