#!/bin/sh
# Checks this evidence with sh, coreutils, git (2.34 or later) and ssh-keygen alone, and without any network:
#
#     sh check.sh AGREEMENT
#
# AGREEMENT is the agreement's id, 40 digits, as the parties gave it to you and not as this package has it. Ends with 0
# where everything holds, with 1 where something does not, and names it, and with 2 where it could not be decided.
# README.txt says what is decided here, and what is not.
set -euf
# Nothing that this machine is set to plays a part.
# shellcheck disable=SC2046 # These are names of variables.
unset CDPATH XDG_CONFIG_HOME GNUPGHOME $(git rev-parse --local-env-vars) GIT_NAMESPACE GIT_CONFIG_SYSTEM
unset GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS
export LC_ALL=C GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_ATTR_NOSYSTEM=1 GIT_NO_REPLACE_OBJECTS=1
export GIT_ALLOW_PROTOCOL=none GIT_LITERAL_PATHSPECS=1
# What others wrote is shown without what a terminal would obey.
shown() { tr -d '\000-\011\013-\037\177'; }
fail() { printf 'FAILED: %s\n' "$*" | shown >&2; exit 1; }
undecided() { printf 'UNDECIDED: %s\n' "$*" | shown >&2; exit 2; }

agreement=${1-}
case $agreement in
'' | *[!0-9a-f]*) undecided "name the agreement: sh check.sh AGREEMENT, where AGREEMENT is its id of 40 digits" ;;
esac
cd -- "$(dirname -- "$0")" || undecided "the folder of check.sh cannot be entered"
work=$(mktemp -d) || undecided "there is no room for temporary files"
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
tab=$(printf '\t') line='
'

# 1. The files are those of the list of hashes, which has one spelling, and no others. (du names all there are.)
[ -f SHA256SUMS ] || fail "SHA256SUMS is missing"
[ "$(cut -c1-64 SHA256SUMS | tr -d '0-9a-f\n' | wc -c)" -eq 0 ] && [ "$(cut -c65-66 SHA256SUMS | sort -u)" = '  ' ] ||
    fail "SHA256SUMS has a line that sha256sum would not write so"
cut -c67- SHA256SUMS >"$work/listed"
sort -c -u "$work/listed" 2>"$work/why" || fail "SHA256SUMS is not in order: $(cat "$work/why")"
du -al0 | tr '\n\000' '\001\n' | cut -f2- | while IFS= read -r file; do
    [ -d "$file" ] && [ ! -L "$file" ] || [ "$file" = ./SHA256SUMS ] || printf '%s\n' "${file#./}"
done | sort >"$work/present"
comm -23 "$work/listed" "$work/present" >"$work/odd"
[ ! -s "$work/odd" ] || fail "in SHA256SUMS and not here: $(head -n 3 "$work/odd")"
comm -13 "$work/listed" "$work/present" >"$work/odd"
[ ! -s "$work/odd" ] || fail "here and not in SHA256SUMS: $(head -n 3 "$work/odd")"
sha256sum --check --strict --quiet SHA256SUMS >"$work/odd" 2>"$work/why" ||
    fail "not what SHA256SUMS says: $(head -n 3 "$work/odd") $(head -n 1 "$work/why")"
for file in BACALAH.txt README.txt agreement.bundle allowed_signers certification.html check.sh index.html text/agreement.yaml; do
    [ -f "$file" ] && [ ! -L "$file" ] || fail "$file is missing"
done
while IFS= read -r file; do
    case $file in
    BACALAH.txt | README.txt | agreement.bundle | allowed_signers | certification.html | check.sh | index.html) ;;
    versions/FILES.txt) ;;
    text/* | versions/*) printf '%s\n' "$file" ;; # are compared with the history below
    *) fail "no part of a package: $file" ;;
    esac
done <"$work/listed" >"$work/texts"

# 2. The bundle holds a whole history, which goes back to the agreement that was named.
IFS= read -r first <agreement.bundle && [ "$first" = '# v2 git bundle' ] || fail "agreement.bundle is no bundle of git"
export GIT_DIR="$work/git" HOME="$work"
git init -q --bare --template= --object-format=sha1 --initial-branch=main 2>"$work/why" ||
    undecided "git: $(cat "$work/why")"
git config gpg.ssh.allowedSignersFile "$PWD/allowed_signers" && git config gpg.ssh.program ssh-keygen
git config gpg.program false && git config gpg.x509.program false
git bundle unbundle "$PWD/agreement.bundle" >"$work/heads" 2>"$work/why" ||
    fail "agreement.bundle: $(head -n 3 "$work/why")"
read -r tip _ <"$work/heads" || fail "agreement.bundle has no main"
[ "$(cat "$work/heads")" = "$tip refs/heads/main$line$tip HEAD" ] ||
    [ "$(cat "$work/heads")" = "$tip refs/heads/main" ] || fail "agreement.bundle has not main, and main alone"
git update-ref refs/heads/main "$tip" 2>"$work/why" || fail "agreement.bundle: $(head -n 3 "$work/why")"
git fsck --strict --no-dangling >"$work/why" 2>&1 || fail "agreement.bundle: $(head -n 3 "$work/why")"
git rev-list --first-parent --reverse main >"$work/versions" || fail "agreement.bundle has no main"
root=$(git rev-list --max-parents=0 main)
[ "$root" = "$agreement" ] || fail "agreement.bundle holds the agreement $root, not $agreement"
newest=$(($(wc -l <"$work/versions") - 1))
width=${#newest}
[ "$width" -ge 4 ] || width=4

# 3. The texts in plain files are those that git has: under text/ the newest version, under versions/ what each changed,
# and in versions/FILES.txt from which version to which each of these is part of the text.
: >"$work/changes"
{
    git ls-tree -r main | while read -r _ _ blob path; do printf 'text/%s\t%s\n' "$path" "$blob"; done
    number=-1
    [ ! -d versions ] ||
        git log --first-parent --reverse -m --raw -r --root --no-renames --no-abbrev --format="version %H" main |
        while read -r kind _ _ blob change path; do
            case $kind,$change in
            version,*) number=$((number + 1)) && continue ;;
            ,) continue ;;
            :*,D) ;;
            *) printf "versions/%0${width}d/%s\\t%s\\n" "$number" "$path" "$blob" ;;
            esac
            printf "%s\\t%0${width}d\\t%0${width}d\\t%s\\n" "$path" "$number" $((number - 1)) "$change" >>"$work/changes"
        done
} | sort >"$work/expected"
git hash-object --no-filters --stdin-paths <"$work/texts" | paste "$work/texts" - | sort >"$work/found"
comm -3 "$work/expected" "$work/found" >"$work/odd"
! read -r file _ <"$work/odd" || fail "not what agreement.bundle has: $file"
last=$(printf "%0${width}d" "$newest") since='' of=''
sort "$work/changes" | { cat && echo /; } | while IFS=$tab read -r path number until change; do
    [ "$path" = "$of" ] || until=$last
    [ -z "$since" ] || printf '%s %s %s\n' "$since" "$until" "$of"
    since=$number of=$path
    [ "$change" != D ] || since=''
done | sort -k 2 >"$work/spans"
[ ! -d versions ] || [ "$(sha256sum <versions/FILES.txt)" = "$(sha256sum <"$work/spans")" ] ||
    fail "not what agreement.bundle has: versions/FILES.txt"
# The SHA-256 of every content by git's name for it; and of a text the digest that is signed.
while read -r sha path; do printf '%s\t%s\n' "$path" "$sha"; done <SHA256SUMS | sort |
    join -t "$tab" -o 1.2,2.2 "$work/found" - | sort -u >"$work/contents"
digest() {
    git ls-tree -r "$1" | cut -d' ' -f3 | sort | join -t "$tab" -o 1.2,2.2 - "$work/contents" | sort >"$work/text"
    { printf 'countersign/1 text\n' && tr '\t' '\000' <"$work/text"; } | sha256sum | cut -c1-64
}

# 4. Who may sign for a party is read from the text itself, row by row. A row has one of these shapes and no strange
# character, or nothing is decided: no value goes on in the next row, and nothing is escaped.
strange="[[:cntrl:]]|$(printf '\302\205|\342\200\250|\342\200\251')"
quoted='"[^"\\]*"|'"'[^'\\\\]*'" start='[^][ "'"'"'{}#&*!|>%@`?:,\\-]' letters='[A-Za-z0-9+/=@._* -]*'
value="($quoted|$start[^\\\\]*)" flow="($quoted|$start[^]\"'{}#:,\\\\[]*)"
notice="\\{channel: $flow, address: $flow\\}" element="(\"$letters\"|'$letters'|[A-Za-z0-9]$letters)"
shape="^( *(#[^\\\\]*)?|(name|role): $value|(notices|people):|people: \\[\\]|notices: \\[($notice(, $notice)*)?\\]| *- $notice|\
 *(- )?(channel|address|id|name|email|title|may): $value| *(- )?(signs-for|keys):( \\[($element(, $element)*)?\\])?|\
 *- $element)\$"
slug() { case $1 in '' | *[!a-z0-9-]*) fail "$2: '$1' is no id" ;; esac; }
# Prints of a party's file `PARTY signs`, where it does, and `PARTY MAY PERSON FINGERPRINT` for every key.
read_party() (
    item='' column=0 number=0 count=0 section='' list='' dash='' seen=' ' role='' may='' id='' keys=''
    while IFS= read -r row || [ -n "$row" ]; do
        text=${row#"${row%%[! ]*}"} indent=${row%%[! ]*}
        indent=${#indent}
        case $text in
        '' | '#'*) continue ;;
        '- '*)
            text=${text#- }
            if [ "$number" -gt 0 ] && [ "$indent" -ge "$column" ]; then
                [ -n "$list" ] && [ "$indent" -eq "${dash:=$indent}" ] || odd "$1" "$row"
                [ "$list" != keys ] || keys=$keys$text$line
                continue
            fi
            [ -n "$section" ] && [ "$indent" -eq "${item:=$indent}" ] || odd "$1" "$row"
            end_person "$1"
            count=$((count + 1)) indent=$((indent + 2)) list=''
            number=$count column=$indent
            case $text in '{'*) continue ;; esac
            ;;
        *) [ "$indent" -gt 0 ] || { end_person "$1" && item='' column=0 number=0 section=''; } ;;
        esac
        word=${text%%:*} value=${text#*:} list='' dash=''
        case $indent,$seen in "$column,"*" $number/$word "*) odd "$1" "$row" ;; "$column,"*) ;; *) odd "$1" "$row" ;; esac
        seen="$seen$number/$word "
        case $section/$word in
        /notices | /people) section=$word ;;
        /role) role=$(plain "$value") ;;
        people/id) id=$(plain "$value") ;;
        people/may) may=$(plain "$value") ;;
        people/keys) [ -n "$value" ] && keys=$(printf '%s' "$value" | tr -d '][' | tr , '\n')$line || list=keys ;;
        people/signs-for) [ -n "$value" ] || list=signs-for ;;
        esac
    done
    end_person "$1"
    [ "$role" = beneficiary ] || echo "$1 signs"
)
odd() { undecided "parties/$1.yaml is not spelled so that rows tell: $2"; }
plain() {
    case $1 in
    ' "'* | " '"*) set -- "${1#??}" && echo "${1%?}" ;;
    *) set -- "${1# }" && set -- "${1%% #*}" && echo "${1%"${1##*[! ]}"}" ;; # up to a remark, and the spaces before it
    esac
}
end_person() { # their rows end here
    printf '%s' "$keys" | tr -d "\"'" | while read -r kind blob _; do
        slug "$id" "parties/$1.yaml"
        print=$(printf '%s %s\n' "$kind" "$blob" | ssh-keygen -l -f - 2>&1) ||
            undecided "parties/$1.yaml has a key that ssh-keygen does not read: $kind $blob"
        print=${print#* }
        echo "$1 ${may:-none} $id ${print%% *}"
    done || exit $?
    may='' id='' keys=''
}
# What the parties' files of a text say, in $roll.
roll() {
    roll=$work/roll-$(git rev-parse "$1:parties" 2>/dev/null) || fail "agreement.bundle: $1 has no parties"
    [ ! -e "$roll" ] || return 0
    found=0
    git grep --threads=1 -a -E -e "$strange" --or --not -e "$shape" "$1" -- parties/ >"$work/odd" || found=$?
    case $found in
    1) ;;
    0)
        undecided "$(cut -d: -f2 "$work/odd" | head -n 1) is not spelled so that rows tell:" \
            "$(cut -d: -f3- "$work/odd" | head -n 1)"
        ;;
    *) undecided "git cannot look through the parties of $1" ;;
    esac
    git ls-tree -r "$1" parties/ >"$work/parties" || undecided "git cannot list the parties of $1"
    while read -r mode _ blob path; do
        name=${path#parties/}
        name=${name%.yaml}
        slug "$name" "agreement.bundle, $path of $1"
        [ "$mode $path" = "100644 parties/$name.yaml" ] || fail "agreement.bundle: $path of $1 is no party"
        git cat-file blob "$blob" >"$work/party"
        read_party "$name" <"$work/party" || exit $?
    done <"$work/parties" >"$work/roll"
    mv "$work/roll" "$roll"
}
# Whether a text lists a key: listed TEXT PARTY MAY PERSON FINGERPRINT.
listed() {
    roll "$1"
    shift
    case $line$(cat "$roll")$line in *"$line$*$line"*) ;; *) return 1 ;; esac
}
# How many people of each party have to consent: $needed, which a text says once, on one row.
each() {
    git grep -a -h -F -e each-party -e \\ "$1" -- agreement.yaml >"$work/odd" || :
    git grep -a -h -E -e '^(signing: \{| +)"?each-party"?: "?[1-9][0-9]?"?\}?$' "$1" -- agreement.yaml >"$work/each" || :
    [ "$(wc -l <"$work/odd"),$(cat "$work/odd")" = "1,$(cat "$work/each")" ] ||
        undecided "agreement.yaml of $1 does not say each-party once, plainly and on one row"
    needed=$(tr -cd 0-9 <"$work/each")
}

# 5. Every act is signed by whom it names, and each version has the consent of every party to its very text.
format='%H|%P|%T|%G?|%GS|%GF'
for key in Act Party Person Agreement Amendment Base Text; do
    format="$format|%(trailers:key=$key,valueonly,unfold,separator=%x2C)"
done
signed() {
    case $text in *'|'*) fail "agreement.bundle, $where: its trailers are not one line each" ;; esac
    slug "$party" "agreement.bundle, $where"
    slug "$person" "agreement.bundle, $where"
    [ "$good" = G ] || fail "agreement.bundle, $where: no good signature by a key of allowed_signers"
    [ "$signer" = "$party/$person" ] || fail "agreement.bundle, $where: for $party/$person, signed by $signer"
}
: >"$work/accepted"
number=-1 previous=''
while read -r version; do
    number=$((number + 1)) where="version $number" known='' last='' merged='' consents=''
    [ ! -d versions ] && [ "$number" -ne "$newest" ] || known=sha256:$(digest "$version")
    git log --topo-order --reverse --format="$format" ${previous:+"$previous.."}"$version" >"$work/acts"
    while IFS='|' read -r id parents tree good signer key act party person of amendment base text; do
        where="version $number, act $id"
        signed
        if [ -z "$previous" ]; then
            [ "$act" = open ] && { listed "$version" "$party" sign "$person" "$key" ||
                listed "$version" "$party" propose "$person" "$key"; } || fail "agreement.bundle, $where: no opening"
            last=$id merged=$text before=$tree
            continue
        fi
        [ "$of" = "$agreement" ] || fail "agreement.bundle, $where: it is of another agreement"
        [ -z "$last" ] || [ "${parents%% *}" = "$last" ] || [ "$parents" = "$previous $last" ] ||
            fail "agreement.bundle, $where: it does not follow the act before"
        case $act in
        propose | revise | refresh) consents='' ;;
        accept) consents="$consents$id|$party|$person|$key|$tree|$base|$text|$amendment$line" ;;
        reject) # takes back what this person consented to
            consents=$(printf '%s' "$consents" | while read -r one; do
                case $one in *"|$party|$person|"*) ;; *) printf '%s\n' "$one" ;; esac
            done)
            consents=$consents${consents:+$line}
            ;;
        enrol | comment) ;;
        merge)
            [ "$parents" = "$previous $last" ] && [ "$id" = "$version" ] && [ "$tree" = "$before" ] ||
                fail "agreement.bundle, $where: it does not merge the text that was accepted"
            [ "$base" = "$previous" ] || fail "agreement.bundle, $where: it names another base"
            listed "$previous" "$party" sign "$person" "$key" || listed "$version" "$party" sign "$person" "$key" ||
                fail "agreement.bundle, $where: the text lists no key $key for $party to sign with"
            merged=$text called=$amendment
            ;;
        *) fail "agreement.bundle, $where: '$act' does not belong here" ;;
        esac
        last=$id before=$tree
    done <"$work/acts"
    where="version $number"
    [ "$last" = "$version" ] && [ -n "$merged" ] || fail "agreement.bundle, $where: it is not a merge"
    [ -z "$known" ] || [ "$merged" = "$known" ] || fail "text of $where: it is $known, and $merged was signed"

    printf '%s' "$consents" >"$work/consents"
    required=' '
    for text in ${previous:+"$previous" "$version"}; do # a party that joins consents as the new text has it
        needed='' && roll "$text"
        while read -r one what _; do
            case $what,$required in signs,*" $one "*) continue ;; signs,*) ;; *) continue ;; esac
            required="$required$one " people=' ' count=0
            [ -n "$needed" ] || each "$text"
            while IFS='|' read -r id party person key tree base digest amendment; do
                [ "$tree" = "$before" ] || fail "agreement.bundle, $where: the consent $id is to another tree"
                [ "$base|$digest|$amendment" = "$previous|$merged|$called" ] ||
                    fail "agreement.bundle, $where: the consent $id is to another text or base"
                [ "$party" = "$one" ] || continue
                listed "$text" "$party" sign "$person" "$key" || fail "agreement.bundle, $where: the key $key" \
                    "of the consent $id is not one that the text lists for $party to sign with"
                case $people in *" $person "*) continue ;; esac
                people="$people$person " count=$((count + 1))
                echo "$id" >>"$work/accepted"
            done <"$work/consents"
            [ "$count" -ge "$needed" ] || fail "agreement.bundle, $where: $count of $needed consents of $one"
            echo "version $number: consent of $one by${people% }"
        done <"$roll"
    done
    [ -z "$previous" ] || [ "$required" != ' ' ] || fail "agreement.bundle, $where: no party is known to sign"
    previous=$version
done <"$work/versions"

# 6. What was said with each consent, every wording once: these words are for you to read.
echo "Every consent was given in these words:"
git log --no-walk=unsorted --stdin --format='=%n%b' <"$work/accepted" | {
    words=''
    while read -r row; do
        case $row in
        =) words=' ' ;;
        '') [ -z "$words" ] || printf '%s\n' "${words#  }" && words='' ;;
        *) [ -z "$words" ] || words="$words $row" ;;
        esac
    done
} | shown | sort -u
# The hashes once more: a check that was changed in one place cannot have lost both.
sha256sum --check --status SHA256SUMS || fail "a file was changed meanwhile"
[ -d versions ] || echo "Of the texts, that of version $newest alone is here in plain files."
echo "Everything holds. Agreement $agreement, version $newest, $previous, its text $merged."
echo "Not compared with the history, and to be read with that in mind: index.html and certification.html."
