/** Composition root of the window: the bridge, time, texts and styles meet here and nowhere else. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles/fonts.ts';
import './styles/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { windowBridge } from './client/bridge.ts';
import { createClient } from './client/client.ts';
import { windowTimers } from './client/timers.ts';
import { startTexts } from './i18n/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');

createRoot(root).render(
  <StrictMode>
    <App
      client={createClient(windowBridge(), windowTimers)}
      texts={startTexts('en')}
      clock={() => Date.now()}
    />
  </StrictMode>,
);
