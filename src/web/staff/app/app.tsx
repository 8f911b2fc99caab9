/** The application around its router: the phone, words, antd's theme and the place for notices. */
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import type { Phone } from '../../offline/phone.ts';
import { NoticeProvider } from '../../ui/notice.tsx';
import { themes } from '../../ui/theme.ts';
import { PhoneProvider } from './phone.tsx';
import { useShade } from './preferences.ts';
import { router } from './routes.tsx';

export function App({ phone, words }: { phone: Phone; words: i18n }) {
  return (
    <ConfigProvider theme={themes[useShade()]} wave={{ disabled: true }}>
      <I18nextProvider i18n={words}>
        <PhoneProvider phone={phone}>
          <NoticeProvider>
            <RouterProvider router={router} />
          </NoticeProvider>
        </PhoneProvider>
      </I18nextProvider>
    </ConfigProvider>
  );
}
