#!/usr/bin/env bash
# Uploads what lies in the folder above this one: the site to a bucket, branding and messages to Cognito,
# the function that sends messages to Lambda.
#
#   upload.sh [PART...] [--bucket NAME] [--prefix PATH] [--function NAME] [--role ARN]
#             [--dry-run] [--prune] [--rollback HASH]
#
# Parts: site, classic, managed-login, terms, messages, function; all that there are unless some are named.
#
#   --bucket NAME    the bucket of the site, else $LINTEL_BUCKET
#   --prefix PATH    where in the bucket, else $LINTEL_PREFIX, else the path of the site's address
#   --function NAME  the function's name, else $LINTEL_FUNCTION, else lintel-messages-POOL
#   --role ARN       the role that it runs in, else $LINTEL_FUNCTION_ROLE: needed once, to make it
#   --dry-run        say what would be done; reads, and changes nothing
#   --prune          remove what earlier uploads left, but for the last three releases
#   --rollback HASH  put the pages of an earlier release back, and nothing else
#
# It can be run any number of times. Assets go first, then pages, then the manifest, so that no page is
# without its assets. Each release stays in _lintel/HASH in the bucket, HASH being its manifest's.
#
# Needs bash and the AWS CLI, 1.37 or 2.23 or later: an image reaches Cognito by `Bytes@=fileb://`,
# because version 1 would encode once more what stands in JSON. Region and credentials of the bucket are
# the CLI's own; Cognito's region is that of the pool. Messages and function need the program lintel as
# well, by that name or as $LINTEL says.
set -euo pipefail

# These lines are Lintel's.
pool=''
region=''
clients=''
root=''

lintel=${LINTEL:-lintel}
kept_releases=3
# Bytes of an archive that Lambda takes without a bucket.
direct_limit=50000000
tries=10

fail() { printf 'upload.sh: %s\n' "$*" >&2; exit 1; }
usage() { printf 'upload.sh: %s (see the head of the file)\n' "$*" >&2; exit 2; }
say() { printf '%s\n' "$*"; }

bucket=${LINTEL_BUCKET:-}
prefix=${LINTEL_PREFIX-$root}
function=${LINTEL_FUNCTION:-lintel-messages-$pool}
role=${LINTEL_FUNCTION_ROLE:-}
dry=
prune=
rollback=
parts=()
while [ $# -gt 0 ]; do
  case $1 in
    --bucket | --prefix | --rollback | --function | --role)
      [ $# -ge 2 ] || usage "$1 needs a value"
      case $1 in
        --bucket) bucket=$2 ;;
        --prefix) prefix=$2 ;;
        --rollback) rollback=$2 ;;
        --function) function=$2 ;;
        --role) role=$2 ;;
      esac
      shift
      ;;
    --dry-run) dry=yes ;;
    --prune) prune=yes ;;
    -h | --help) sed -n '2,/^set /s/^# \{0,1\}//p' "$0"; exit 0 ;;
    site | classic | managed-login | terms | messages | function) parts+=("$1") ;;
    *) usage "'$1' is no part and no option" ;;
  esac
  shift
done
# A folder's name in the bucket, with a slash at its end and none before it; or nothing.
prefix=${prefix#/}
prefix=${prefix%/}
prefix=${prefix:+$prefix/}

cd "$(dirname "$0")/.."
command -v aws >/dev/null || fail "the AWS CLI is not installed"
# Version 2 would stop at each answer and wait for a key.
export AWS_PAGER=
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

# Runs a command that changes something, or says what it would be.
change() {
  if [ -n "$dry" ]; then
    printf 'would run:'
    printf ' %q' "$@"
    printf '\n'
  else
    "$@"
  fi
}

# In the order of bytes, which is what comm needs.
sorted() { LC_ALL=C sort "$@"; }
# The lines of the second list that the first has not.
others() { LC_ALL=C comm -13 "$1" "$2"; }

hash_of() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# ---------------------------------------------------------------------------------------- Site

# A manifest's files of the site, one a line: path, cache rule, type, hash, with tabs between.
entries() {
  sed -n 's/^  {"path": "site\/\([^"\\]*\)", "bytes": [0-9]*, "sha256": "\([0-9a-f]*\)", "type": "\([^"\\]*\)", "cache": "\([^"\\]*\)"},\{0,1\}$/\1	\4	\3	\2/p' "$1"
}

# Copies the site and compares each file with the manifest: a build may have come between.
stage() {
  cp manifest.json "$temporary/manifest.json"
  entries "$temporary/manifest.json" >"$temporary/entries"
  [ -s "$temporary/entries" ] || fail "manifest.json names no file of the site"
  local path cache type hash
  while IFS='	' read -r path cache type hash; do
    local folder
    folder="$temporary/$(group "$cache" "$type")"
    mkdir -p "$folder/$(dirname "$path")"
    cp "site/$path" "$folder/$path"
    [ "$(hash_of "$folder/$path")" = "$hash" ] \
      || fail "site/$path is not what manifest.json says: build again"
  done <"$temporary/entries"
}

# The name of the folder for files that are served alike.
group() { printf 'files/%s/%s' "$1" "$2" | tr -c 'a-z0-9/' '-'; }

# Each way of serving files once: cache rule and type.
ways() { cut -f 2,3 "$temporary/entries" | sorted -u; }

# Sends the files of a way: to_bucket CACHE TYPE ADDRESS OPTION...
to_bucket() {
  local cache=$1 type=$2 address=$3
  shift 3
  change aws s3 "$@" --only-show-errors --cache-control "$cache" --content-type "$type" \
    "$temporary/$(group "$cache" "$type")/" "$address"
}

upload_site() {
  [ -n "$bucket" ] || usage "the site needs --bucket"
  stage
  local release cache type
  release=$(hash_of "$temporary/manifest.json")
  local live="s3://$bucket/$prefix"
  local store="${live}_lintel/$release/"
  say "site: release $release to $live"
  while IFS='	' read -r cache type; do
    case $cache in
      # A name with a hash never changes its content: one that is there is right.
      *immutable*) to_bucket "$cache" "$type" "$live" sync --size-only ;;
      no-cache) ;;
      *) to_bucket "$cache" "$type" "$live" cp --recursive ;;
    esac
  done < <(ways)
  local place
  for place in "${store}site/" "$live"; do
    while IFS='	' read -r cache type; do
      [ "$cache" != no-cache ] || to_bucket "$cache" "$type" "$place" cp --recursive
    done < <(ways)
    [ "$place" = "$live" ] || manifest_to "${store}manifest.json"
  done
  manifest_to "${live}_lintel/manifest.json"
}

manifest_to() {
  change aws s3 cp --only-show-errors --cache-control no-cache --content-type application/json \
    "$temporary/manifest.json" "$1"
}

# The manifests of all releases in the bucket, as $temporary/releases/HASH/manifest.json, and their
# hashes in $temporary/order, the newest first.
fetch_releases() {
  aws s3api list-objects-v2 --bucket "$bucket" --prefix "${prefix}_lintel/" --output text \
    --query 'Contents[].[LastModified,Key]' | grep '/manifest\.json$' | sorted -r \
    | sed -n 's/^.*_lintel\/\([0-9a-f]\{64\}\)\/manifest\.json$/\1/p' >"$temporary/order" || true
  mkdir -p "$temporary/releases"
  aws s3 cp --recursive --only-show-errors --exclude '*' --include '*manifest.json' \
    "s3://$bucket/${prefix}_lintel/" "$temporary/releases"
}

prune_site() {
  [ -n "$bucket" ] || usage "--prune needs --bucket"
  fetch_releases
  local current="$temporary/releases/manifest.json"
  [ -e "$current" ] || { say "site: nothing to prune"; return; }
  { hash_of "$current"; head -n "$kept_releases" "$temporary/order"; } | sorted -u >"$temporary/kept"
  local release manifest
  entries "$current" | cut -f 1 >"$temporary/needed"
  while read -r release; do
    manifest="$temporary/releases/$release/manifest.json"
    [ ! -e "$manifest" ] || entries "$manifest" | cut -f 1 | grep '^assets/' >>"$temporary/needed" || true
  done <"$temporary/kept"
  # Mail that was sent shows its pictures for years.
  for manifest in "$temporary"/releases/*/manifest.json; do
    [ ! -e "$manifest" ] || entries "$manifest" | cut -f 1
  done | grep -v '^assets/mail/' | sorted -u >"$temporary/known"
  sorted -u -o "$temporary/needed" "$temporary/needed"
  others "$temporary/needed" "$temporary/known" >"$temporary/gone"
  remove_gone
  while read -r release; do
    grep -qx "$release" "$temporary/kept" \
      || change aws s3 rm --recursive --only-show-errors "s3://$bucket/${prefix}_lintel/$release/"
  done <"$temporary/order"
}

# Removes the files of $temporary/gone, a thousand in a call, which is what S3 takes.
remove_gone() {
  local list
  split -l 1000 "$temporary/gone" "$temporary/gone-"
  for list in "$temporary"/gone-*; do
    [ -s "$list" ] || continue
    sed "s|^|prune: $prefix|" "$list"
    {
      printf '{"Quiet": true, "Objects": ['
      sed "s|.*|{\"Key\": \"$prefix&\"}|" "$list" | paste -s -d , -
      printf ']}'
    } >"$list.json"
    change aws s3api delete-objects --bucket "$bucket" --delete "file://$list.json"
  done
}

# The pages of a release come from the bucket itself; its assets must still be there.
roll_back() {
  [ -n "$bucket" ] || usage "--rollback needs --bucket"
  [[ $rollback =~ ^[0-9a-f]{64}$ ]] || usage "'$rollback' is no hash of a release"
  local live="s3://$bucket/$prefix"
  local manifest="$temporary/manifest.json"
  aws s3 cp --only-show-errors "${live}_lintel/$rollback/manifest.json" "$manifest" \
    || fail "there is no release $rollback in $live"
  aws s3api list-objects-v2 --bucket "$bucket" --prefix "${prefix}assets/" --output text \
    --query 'Contents[].[Key]' | sorted >"$temporary/there"
  entries "$manifest" | cut -f 1 | grep '^assets/' | sed "s|^|$prefix|" | sorted >"$temporary/needed"
  local missing
  missing=$(others "$temporary/there" "$temporary/needed" | sed -n 1p)
  [ -z "$missing" ] || fail "release $rollback has lost its assets: $missing"
  say "site: back to release $rollback in $live"
  change aws s3 cp --recursive --only-show-errors "${live}_lintel/$rollback/site/" "$live"
  manifest_to "${live}_lintel/manifest.json"
}

# ------------------------------------------------------------------------------------ Branding

# Calls a service where the pool is.
at_pool() { aws "$1" --region "$region" "${@:2}"; }
cognito() { at_pool cognito-idp "$@"; }

# A call that changes something, its service first; once more where another change is still under way.
change_at_pool() {
  local try
  for ((try = 1; ; try++)); do
    if change aws "$1" --region "$region" "${@:2}" >"$temporary/out" 2>"$temporary/err"; then
      [ -z "$dry" ] || cat "$temporary/out"
      return
    fi
    grep -Eq 'ConcurrentModificationException|TooManyRequestsException|ResourceConflictException' \
      "$temporary/err" || break
    [ "$try" -lt "$tries" ] || break
    sleep 2
  done
  cat "$temporary/err" >&2
  fail "$1 $2 failed"
}
cognito_change() { change_at_pool cognito-idp "$@"; }

# Whether the AWS CLI has `@=` and managed login. Older ones would stop half-way, with words of their own.
check_version() {
  local said least
  said=$(aws --version 2>&1) || true
  [[ $said =~ ^aws-cli/([0-9]+)\.([0-9]+)\. ]] || fail "'aws --version' tells no version: $said"
  case ${BASH_REMATCH[1]} in
    0 | 1) least=1.37 ;;
    2) least=2.23 ;;
    *) return 0 ;;
  esac
  if [ "${BASH_REMATCH[1]}" = 0 ] || [ "${BASH_REMATCH[2]}" -lt "${least#*.}" ]; then
    fail "managed-login needs the AWS CLI $least or later: this is ${BASH_REMATCH[1]}.${BASH_REMATCH[2]}"
  fi
}

# Prints what a call finds, its service first; nothing where the service says that it is not there.
find_at_pool() {
  if at_pool "$@" --output text 2>"$temporary/err"; then return; fi
  grep -q ResourceNotFoundException "$temporary/err" || { cat "$temporary/err" >&2; return 1; }
}
cognito_find() { find_at_pool cognito-idp "$@"; }

# Calls a function for each client: its name and its id.
each_client() {
  local client
  for client in $clients; do "$1" "${client%%:*}" "${client#*:}"; done
}

upload_classic() {
  local logo=()
  local file
  for file in cognito/classic-logo.*; do
    [ ! -e "$file" ] || logo=(--image-file "fileb://$file")
  done
  say "classic: client $1"
  # Style sheet and logo cannot be set one without the other: without one there is none.
  cognito_change set-ui-customization --user-pool-id "$pool" --client-id "$2" \
    --css file://cognito/classic.css ${logo[@]+"${logo[@]}"}
}

upload_managed_login() {
  local calls="cognito/calls/$1" assets=() file name words id
  for file in cognito/assets/*; do
    [ -e "$file" ] || continue
    # form-logo.light.svg
    name=${file##*/}
    IFS=. read -r -a words < <(printf '%s\n' "$name" | tr 'a-z-' 'A-Z_')
    assets+=("Category=${words[0]},ColorMode=${words[1]},Extension=${words[2]},Bytes@=fileb://$file")
  done
  [ ${#assets[@]} = 0 ] || assets=(--assets "${assets[@]}")
  id=$(cognito_find describe-managed-login-branding-by-client --user-pool-id "$pool" \
    --client-id "$2" --query ManagedLoginBranding.ManagedLoginBrandingId)
  if [ -z "$id" ]; then
    say "managed-login: client $1, a new style"
    cognito_change create-managed-login-branding ${assets[@]+"${assets[@]}"} \
      --cli-input-json "file://$calls.create-managed-login-branding.json"
  else
    say "managed-login: client $1, style $id"
    cognito_change update-managed-login-branding ${assets[@]+"${assets[@]}"} \
      --managed-login-branding-id "$id" \
      --cli-input-json "file://$calls.update-managed-login-branding.json"
  fi
}

# The list of documents does not say whose each is.
upload_terms() {
  local name file documents document id
  for name in terms-of-use privacy-policy; do
    file="cognito/calls/$1.create-terms.$name.json"
    [ -e "$file" ] || continue
    id=
    documents=$(cognito list-terms --user-pool-id "$pool" --output text \
      --query "Terms[?TermsName=='$name'].TermsId")
    for document in $documents; do
      [ "$(cognito describe-terms --user-pool-id "$pool" --terms-id "$document" --output text \
        --query Terms.ClientId)" != "$2" ] || id=$document
    done
    say "terms: client $1, $name"
    if [ -z "$id" ]; then
      cognito_change create-terms --cli-input-json "file://$file"
    else
      cognito_change update-terms --terms-id "$id" \
        --cli-input-json "file://cognito/calls/$1.update-terms.$name.json"
    fi
  done
}

# All is read and laid together before the first call is sent: what does not go leaves the pool as it is.
upload_messages() {
  command -v "$lintel" >/dev/null || fail "messages need the program lintel: name it by \$LINTEL"
  say "messages: pool $pool"
  merge update-user-pool describe-user-pool user-pool.json
  [ ! -e mfa.json ] || merge set-user-pool-mfa-config get-user-pool-mfa-config mfa.json
  [ ! -e risk.json ] || merge set-risk-configuration describe-risk-configuration risk.json
  send_merged
}

# Cognito sets back what these calls are not given: what a pool has is read, and a fragment is laid over
# it, for send_merged to send: merge CALL SOURCE FRAGMENT
merged=()
merge() {
  if ! cognito "$2" --user-pool-id "$pool" --output json >"$temporary/now.json" 2>"$temporary/err"; then
    if grep -q UserPoolAddOnNotEnabledException "$temporary/err"; then
      say "${3%.json}: left out, threat protection is off"
      return
    fi
    cat "$temporary/err" >&2
    fail "cognito-idp $2 failed"
  fi
  "$lintel" merge --quiet --user-pool-id "$pool" "$temporary/now.json" "$3" >"$temporary/$1.json" \
    || fail "$3 does not go with what the pool has"
  merged+=("$1")
}

send_merged() {
  local call
  for call in "${merged[@]}"; do
    cognito_change "$call" --cli-input-json "file://$temporary/$call.json"
  done
  merged=()
}

# ------------------------------------------------------------------------------------ Function

# The function's ARN, once it is there.
function_arn() {
  find_at_pool lambda get-function-configuration --function-name "$function" --query FunctionArn
}

# Code first, then the pool's permission to call it, then the trigger: a pool that calls a function which
# it may not call signs nobody up.
upload_function() {
  local arn archive=custom-message.zip
  [ "$(wc -c <"$archive")" -le "$direct_limit" ] \
    || fail "$archive is too large for this way: put it into a bucket, and use CloudFormation or Terraform"
  arn=$(function_arn)
  if [ -n "$arn" ]; then
    say "function: $function, new code"
    change_at_pool lambda update-function-code --function-name "$function" \
      --zip-file "fileb://$archive"
  elif [ -n "$role" ]; then
    say "function: $function, a new one"
    change_at_pool lambda create-function --function-name "$function" --runtime nodejs24.x \
      --handler index.handler --role "$role" --timeout 5 --memory-size 256 \
      --zip-file "fileb://$archive"
  elif [ -n "$1" ]; then
    fail "there is no function $function yet: --role names the role that it is to run in"
  else
    say "function: left out, since there is no $function yet and no --role to make it with"
    return
  fi
  change aws lambda --region "$region" wait function-updated-v2 --function-name "$function"
  allow_pool
  [ -n "$arn" ] || arn=$(function_arn)
  # A dry run has made none.
  set_trigger "${arn:-arn:aws:lambda:$region:000000000000:function:$function}"
}

allow_pool() {
  local id="cognito-$pool" policy source
  policy=$(find_at_pool lambda get-policy --function-name "$function" --query Policy)
  case $policy in *"\"$id\""*) return ;; esac
  source=$(cognito describe-user-pool --user-pool-id "$pool" --query UserPool.Arn --output text)
  change_at_pool lambda add-permission --function-name "$function" --statement-id "$id" \
    --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn "$source"
}

set_trigger() {
  local there
  there=$(cognito describe-user-pool --user-pool-id "$pool" --output text \
    --query UserPool.LambdaConfig.CustomMessage)
  [ "$there" != "$1" ] || return 0
  command -v "$lintel" >/dev/null || fail "the trigger needs the program lintel: name it by \$LINTEL"
  say "function: trigger of pool $pool"
  printf '{"LambdaConfig": {"CustomMessage": "%s"}}\n' "$1" >"$temporary/trigger.json"
  merge update-user-pool describe-user-pool "$temporary/trigger.json"
  send_merged
}

# ---------------------------------------------------------------------------------------- Main

if [ -n "$rollback" ]; then
  roll_back
  exit
fi
named=${parts[*]-}
if [ ${#parts[@]} = 0 ]; then
  [ ! -d site ] || parts+=(site)
  [ ! -e cognito/classic.css ] || parts+=(classic)
  [ ! -e cognito/managed-login.json ] || parts+=(managed-login)
  for call in cognito/calls/*.create-terms.terms-of-use.json; do
    [ ! -e "$call" ] || { parts+=(terms); break; }
  done
  [ ! -e user-pool.json ] || parts+=(messages)
  [ ! -e custom-message.zip ] || parts+=(function)
fi
case " ${parts[*]-} " in *' managed-login '*) check_version ;; esac
for part in ${parts[@]+"${parts[@]}"}; do
  case $part in
    site)
      [ -d site ] || fail "there is no site here: lintel build makes it"
      upload_site
      [ -z "$prune" ] || prune_site
      ;;
    classic)
      [ -e cognito/classic.css ] || fail "there is nothing for the classic pages here"
      each_client upload_classic
      ;;
    managed-login)
      [ -e cognito/managed-login.json ] || fail "there is nothing for managed login here"
      each_client upload_managed_login
      ;;
    terms) each_client upload_terms ;;
    messages)
      [ -e user-pool.json ] || fail "there are no messages here"
      upload_messages
      ;;
    function)
      [ -e custom-message.zip ] || fail "there is no function here"
      upload_function "$named"
      ;;
  esac
done
