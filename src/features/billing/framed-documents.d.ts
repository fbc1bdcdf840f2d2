// The processor's pages as texts (scripts/framed-documents.ts).
declare module 'virtual:card-frame' {
  export const html: string
}
declare module 'virtual:bank-frame' {
  export const html: string
}
