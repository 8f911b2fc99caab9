/** Starts the family worker's application in its page. */
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')!).render(<p>暖家</p>);
