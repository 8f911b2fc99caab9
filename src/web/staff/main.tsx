/** Starts the family worker's application in its page: preferences, words, the phone's store, the worker that keeps it. */
import '../ui/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { openHere } from './app/here.ts';
import { openWords } from './app/language.ts';
import { preferences, show } from './app/preferences.ts';
import { keepApplication } from './app/updates.ts';

show();
const words = await openWords(preferences().language);
const phone = await openHere();
createRoot(document.getElementById('root')!).render(<App phone={phone} words={words} />);
await keepApplication();
