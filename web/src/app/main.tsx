import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';

import { createClient } from '#graphql/client.js';

import { App } from './App.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element to draw into');

createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App client={createClient()} />
    </BrowserRouter>
  </StrictMode>,
);
