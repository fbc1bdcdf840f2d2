/// <reference types="vite/client" />
/// <reference path="../locales/catalog.d.ts" />
