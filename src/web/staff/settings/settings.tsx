/** Settings: how the application looks on this phone, its lock, and what to do when a phone is lost. */
import { Link } from '@tanstack/react-router';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { prefer, type TextSize, textSizes, usePreferences } from '../app/preferences.ts';
import { Devices } from './devices.tsx';
import { LockSettings } from './lock-settings.tsx';
import { WipeHere } from './wipe-here.tsx';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <>
      <h1>{t('title')}</h1>
      <Appearance />
      <LockSettings />
      <Devices />
      <WipeHere />
      <section className="card">
        <h2>{t('help')}</h2>
        <Link className="button" to="/tour">
          {t('tour')}
        </Link>
      </section>
    </>
  );
}

const sizeNames = { 100: 'usual', 115: 'larger', 130: 'largest' } as const;

function Appearance() {
  const { t, i18n } = useTranslation('settings');
  const { language, shade, textSize } = usePreferences();
  return (
    <section className="card">
      <Choice
        name={t('language')}
        value={language}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(chosen) => {
          prefer({ language: chosen });
          void i18n.changeLanguage(chosen);
        }}
      />
      <Choice
        name={t('shade')}
        value={shade ?? 'phone'}
        options={[
          { value: 'phone', label: t('shadePhone') },
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
        ]}
        onChange={(chosen) => prefer({ shade: chosen === 'phone' ? undefined : chosen })}
      />
      <Choice<TextSize>
        name={t('textSize')}
        value={textSize}
        options={textSizes.map((size) => ({ value: size, label: t(sizeNames[size]) }))}
        onChange={(chosen) => prefer({ textSize: chosen })}
      />
    </section>
  );
}

type ChoiceProps<Value> = {
  name: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

function Choice<Value extends string | number>({
  name,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <fieldset className="choice">
      <legend>{name}</legend>
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        value={value}
        options={options}
        onChange={({ target }) => onChange(target.value as Value)}
      />
    </fieldset>
  );
}
