/** What an operator has named, looked at and made good for any working directory. */
export type Settled =
  { readonly kind: 'settled'; readonly value: string } | { readonly kind: 'refused'; readonly message: string };
