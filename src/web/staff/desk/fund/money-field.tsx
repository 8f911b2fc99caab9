/** Fields of forms about money: an amount in yuan, and money that arrived with its day and the bank's words. */
import { useTranslation } from 'react-i18next';
import { isoDate, toDay } from '../../../../rules/index.ts';
import { useToday } from '../../person/use-today.ts';

const FEN = 100;

type MoneyProps = { label: string; mostFen?: number | undefined; fen?: number | undefined };

/** An amount of more than nothing; {@link fenIn} reads it. */
export function MoneyField({ label, mostFen, fen }: MoneyProps) {
  const inYuan = (amount: number | undefined) => amount && amount / FEN;
  return (
    <label className="field">
      <span>{label}</span>
      <input
        name="yuan"
        type="number"
        min="0.01"
        step="0.01"
        max={inYuan(mostFen)}
        defaultValue={inYuan(fen)}
        required
      />
    </label>
  );
}

/** Fen of the form's amount. */
export const fenIn = (form: FormData): number => Math.round(Number(form.get('yuan')) * FEN);

type ArrivedProps = { label: string; referenceLabel: string; mostFen?: number };

/** Money that arrived by today: how much, on which day, under which reference; {@link arrivedIn} reads it. */
export function ArrivedFields({ label, referenceLabel, mostFen }: ArrivedProps) {
  const { t } = useTranslation('desk');
  const today = isoDate(toDay(useToday()));
  return (
    <div className="fields">
      <MoneyField label={label} mostFen={mostFen} />
      <label className="field">
        <span>{t('day')}</span>
        <input name="day" type="date" max={today} defaultValue={today} required />
      </label>
      <label className="field">
        <span>{referenceLabel}</span>
        <input name="reference" minLength={2} maxLength={100} required />
      </label>
    </div>
  );
}

export const arrivedIn = (form: FormData) => ({
  fen: fenIn(form),
  day: String(form.get('day')),
  reference: String(form.get('reference')).trim(),
});
