/** Starts the family worker's application in its page: preferences, words, the phone's store, the worker that keeps it. */
import { createRoot } from 'react-dom/client';
import type { Phone } from '../offline/phone.ts';
import { App } from './app/app.tsx';
import { openWords } from './app/language.ts';
import { preferences, show } from './app/preferences.ts';
import { keepApplication } from './app/updates.ts';
import '../ui/page.css';

show();
const words = await openWords(preferences().language);
const phone = {} as Phone;
createRoot(document.getElementById('root')!).render(<App phone={phone} words={words} />);
await keepApplication();
