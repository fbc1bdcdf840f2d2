/// <reference types="vite/client" />
/// <reference path="../locales/catalog.d.ts" />
/// <reference path="../features/billing/framed-documents.d.ts" />
