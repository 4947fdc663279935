-- OAuth2 tokens of mail accounts, sealed with the master key: a provider may give a new refresh token with every access token.
create table mail_tokens (
  account text primary key,
  -- Hash of the refresh token in the operator's file that this row descends from; another one there begins anew.
  seed_sha256 text not null,
  refresh_box bytea not null,
  access_box bytea,
  renewed_at timestamptz,
  expires_at timestamptz,
  -- One process at a time asks the provider: a refresh token that rotates may be used only once.
  renewing_until timestamptz,
  refused_at timestamptz,
  refusal text,
  constraint mail_tokens_access_has_times check ((access_box is null) = (expires_at is null)),
  constraint mail_tokens_refusal_has_time check ((refusal is null) = (refused_at is null))
);
