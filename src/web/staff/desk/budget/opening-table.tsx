/** Sums by year that open to their months, and these to their programs: every figure shows what is behind it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../ui/language.ts';
import { Money } from '../../../ui/money.tsx';
import { programText } from '../program-words.ts';
import { monthText } from './months.ts';

export type Column = { readonly name: string; readonly isStrong?: boolean };

/** A program in a month. Units: fen; undefined: nothing known bounds it. */
export type Figures = {
  /** YYYY-MM-DD, first day of the month. */
  readonly month: string;
  readonly program: string;
  readonly values: readonly (number | undefined)[];
};

type Props = {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly figures: readonly Figures[];
};

export function OpeningTable({ title, columns, figures }: Props) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const keys = [...new Set(figures.flatMap(({ month }) => [yearOf(month), month]))];
  const isAllOpen = keys.every((key) => open.has(key));
  const toggle = (key: string) =>
    setOpen(new Set(open.has(key) ? [...open].filter((one) => one !== key) : [...open, key]));
  return (
    <section className="opening" aria-label={title}>
      <div className="row spread">
        <h2>{title}</h2>
        <button
          type="button"
          className="button noprint"
          onClick={() => setOpen(new Set(isAllOpen ? [] : keys))}
        >
          {t(isAllOpen ? 'budgetCloseAll' : 'budgetOpenAll')}
        </button>
      </div>
      <div className="across">
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('budgetMonth')}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...Map.groupBy(figures, ({ month }) => yearOf(month))].map(([year, of]) => (
              <Year key={year} year={year} figures={of} {...{ columns, open, toggle }} />
            ))}
            <Row
              name={t('budgetTotal')}
              depth={0}
              columns={columns}
              values={summed(figures, columns.length)}
            />
          </tbody>
        </table>
      </div>
    </section>
  );
}

const yearOf = (month: string): string => month.slice(0, 'yyyy'.length);

type Opening = Omit<Props, 'title'> & {
  readonly open: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
};

function Year({ year, ...opening }: Opening & { year: string }) {
  const { t } = useTranslation('desk');
  const { columns, figures, open, toggle } = opening;
  return (
    <>
      <Row
        name={t('budgetYearOf', { year })}
        depth={0}
        columns={columns}
        values={summed(figures, columns.length)}
        isOpen={open.has(year)}
        onToggle={() => toggle(year)}
      />
      {open.has(year) &&
        [...Map.groupBy(figures, ({ month }) => month)].map(([month, of]) => (
          <Month key={month} month={month} {...opening} figures={of} />
        ))}
    </>
  );
}

function Month({ month, columns, figures, open, toggle }: Opening & { month: string }) {
  const language = useLanguage();
  return (
    <>
      <Row
        name={monthText(month, language)}
        depth={1}
        columns={columns}
        values={summed(figures, columns.length)}
        isOpen={open.has(month)}
        onToggle={() => toggle(month)}
      />
      {open.has(month) &&
        figures.map(({ program, values }) => (
          <Row
            key={program}
            name={programText(program, language)}
            depth={2}
            columns={columns}
            values={values}
          />
        ))}
    </>
  );
}

/** Sums of each column; not bounded where one of them is not. */
const summed = (figures: readonly Figures[], count: number): Figures['values'] =>
  Array.from({ length: count }, (_, at) =>
    figures.reduce<number | undefined>((sum, { values }) => {
      const value = values[at];
      return sum === undefined || value === undefined ? undefined : sum + value;
    }, 0),
  );

type RowProps = {
  readonly name: string;
  readonly depth: 0 | 1 | 2;
  readonly columns: readonly Column[];
  readonly values: Figures['values'];
  readonly isOpen?: boolean;
  readonly onToggle?: () => void;
};

function Row({ name, depth, columns, values, isOpen = false, onToggle }: RowProps) {
  const { t } = useTranslation('desk');
  return (
    <tr className={`depth-${depth}`}>
      <th scope="row">
        {onToggle ? (
          <button type="button" className="opener" aria-expanded={isOpen} onClick={onToggle}>
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {name}
          </button>
        ) : (
          name
        )}
      </th>
      {columns.map((column, at) => (
        <td
          key={column.name}
          className={values[at] === 0 ? 'number none' : 'number'}
          data-name={column.name}
        >
          {values[at] === undefined ? (
            <span className="quiet">{t('budgetUnbounded')}</span>
          ) : (
            <Value fen={values[at]} isStrong={column.isStrong === true} />
          )}
        </td>
      ))}
    </tr>
  );
}

function Value({ fen, isStrong }: { fen: number; isStrong: boolean }) {
  if (fen === 0) return <span className="quiet">–</span>;
  return isStrong ? (
    <strong>
      <Money fen={fen} />
    </strong>
  ) : (
    <Money fen={fen} />
  );
}
