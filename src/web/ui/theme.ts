/** The theme of antd's components: the same colours and sizes as page.css, light and dark. */
import { type ThemeConfig, theme } from 'antd';

export type Shade = 'light' | 'dark';

const fontFamily =
  'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Targets of 44 px and more, text of 16 px and more; nothing moves, which cheap phones thank with speed. */
const sizes = {
  fontFamily,
  fontSize: 17,
  fontSizeSM: 16,
  controlHeight: 48,
  controlHeightSM: 44,
  borderRadius: 10,
  motion: false,
} as const;

export const themes: Readonly<Record<Shade, ThemeConfig>> = {
  light: {
    token: {
      ...sizes,
      colorPrimary: '#a8401f',
      colorInfo: '#1b5fa8',
      colorSuccess: '#2a6247',
      colorWarning: '#7d5500',
      colorText: '#2b2622',
      colorTextDescription: '#6a5f57',
      colorTextPlaceholder: '#6a5f57',
      colorBorder: '#8a7d72',
      colorBgBase: '#fff',
      colorBgLayout: '#fbf8f3',
    },
  },
  dark: {
    algorithm: theme.darkAlgorithm,
    token: {
      ...sizes,
      colorPrimary: '#f0a283',
      colorInfo: '#8fc1ff',
      colorTextLightSolid: '#1b1816',
      colorText: '#f2ece5',
      colorTextDescription: '#b9aea4',
      colorTextPlaceholder: '#b9aea4',
      colorBorder: '#8f837a',
      colorBgBase: '#1b1816',
      colorBgContainer: '#252120',
    },
  },
};
