// SPDX-License-Identifier: BSL-1.0
#ifndef TOMAKOMAI_KPI_SRC_PLAN_AGGREGATION_WORDS_HPP
#define TOMAKOMAI_KPI_SRC_PLAN_AGGREGATION_WORDS_HPP

// The words of a name, and of what is printed with a value, that say how values add up over time.

#include <array>
#include <string_view>

#include <tomakomai_kpi/plan/aggregation_evidence.hpp>

namespace tomakomai_kpi::detail {

namespace aggregation_lists {

constexpr auto flow = aggregation_kind::flow;
constexpr auto stock = aggregation_kind::stock;
constexpr auto strong = evidence_strength::strong;
constexpr auto weak = evidence_strength::weak;

constexpr char const* happens = "その年度に起きたことを数える";
constexpr char const* gone_by = "その年度に動いた量をはかる";
constexpr char const* is_there = "その時点にあるものを数える";
constexpr char const* either = "その年度に増えた分とも、その時点にある数とも読める";

// A deed before a thing counts the deed: 参加団体数 counts 参加 (see by_name).
inline constexpr std::array words{
    aggregation_word{"参加", flow, strong, happens},
    aggregation_word{"出席", flow, strong, happens},
    aggregation_word{"出場", flow, strong, happens},
    aggregation_word{"利用", flow, strong, happens},
    aggregation_word{"来場", flow, strong, happens},
    aggregation_word{"来館", flow, strong, happens},
    aggregation_word{"来園", flow, strong, happens},
    aggregation_word{"入館", flow, strong, happens},
    aggregation_word{"入場", flow, strong, happens},
    aggregation_word{"来訪", flow, strong, happens},
    aggregation_word{"訪問", flow, strong, happens},
    aggregation_word{"観光客", flow, strong, happens},
    aggregation_word{"入込客", flow, strong, happens},
    aggregation_word{"宿泊", flow, strong, happens},
    aggregation_word{"旅客", flow, strong, happens},
    aggregation_word{"乗客", flow, strong, happens},
    aggregation_word{"乗降", flow, strong, happens},
    aggregation_word{"開催", flow, strong, happens},
    aggregation_word{"実施", flow, strong, happens},
    aggregation_word{"発信", flow, strong, happens},
    aggregation_word{"配布", flow, strong, happens},
    aggregation_word{"支給", flow, strong, happens},
    aggregation_word{"助成", flow, strong, happens},
    aggregation_word{"補助", flow, strong, happens},
    aggregation_word{"相談", flow, strong, happens},
    aggregation_word{"受講", flow, strong, happens},
    aggregation_word{"受診", flow, strong, happens},
    aggregation_word{"受検", flow, strong, happens},
    aggregation_word{"派遣", flow, strong, happens},
    aggregation_word{"事故", flow, strong, happens},
    aggregation_word{"火災", flow, strong, happens},
    aggregation_word{"犯罪", flow, strong, happens},
    aggregation_word{"苦情", flow, strong, happens},
    aggregation_word{"出生", flow, strong, happens},
    aggregation_word{"出動", flow, strong, happens},
    aggregation_word{"死亡", flow, strong, happens},
    aggregation_word{"死者", flow, strong, happens},
    aggregation_word{"転入", flow, strong, happens},
    aggregation_word{"転出", flow, strong, happens},
    aggregation_word{"移住", flow, strong, happens},
    aggregation_word{"就職", flow, strong, happens},
    aggregation_word{"内定", flow, strong, happens},
    aggregation_word{"採用", flow, strong, happens},
    aggregation_word{"雇用創出", flow, strong, happens},
    aggregation_word{"創業", flow, strong, happens},
    aggregation_word{"起業", flow, strong, happens},
    aggregation_word{"開業", flow, strong, happens},
    aggregation_word{"成約", flow, strong, happens},
    aggregation_word{"応募", flow, strong, happens},
    aggregation_word{"申請", flow, strong, happens},
    aggregation_word{"申込", flow, strong, happens},
    aggregation_word{"アクセス", flow, strong, happens},
    aggregation_word{"閲覧", flow, strong, happens},
    aggregation_word{"ダウンロード", flow, strong, happens},
    aggregation_word{"撮影", flow, strong, happens},
    aggregation_word{"結婚", flow, strong, happens},
    aggregation_word{"婚姻", flow, strong, happens},
    aggregation_word{"寄附", flow, strong, happens},
    aggregation_word{"寄付", flow, strong, happens},
    aggregation_word{"貸出", flow, strong, happens},
    aggregation_word{"認知", flow, strong, happens},
    aggregation_word{"出火", flow, strong, happens},
    aggregation_word{"自殺", flow, strong, happens},
    aggregation_word{"転入超過", flow, strong, happens},
    aggregation_word{"転出超過", flow, strong, happens},
    aggregation_word{"増減", flow, strong, happens},
    aggregation_word{"求人", flow, strong, happens},
    aggregation_word{"献血", flow, strong, happens},
    aggregation_word{"殺処分", flow, strong, happens},
    aggregation_word{"傍聴", flow, strong, happens},
    aggregation_word{"着工", flow, strong, happens},
    aggregation_word{"植樹", flow, strong, happens},
    aggregation_word{"植栽", flow, strong, happens},
    aggregation_word{"寄港", flow, strong, happens},
    aggregation_word{"捕獲", flow, strong, happens},
    aggregation_word{"搬送", flow, strong, happens},
    aggregation_word{"被害", flow, strong, happens},
    aggregation_word{"投棄", flow, strong, happens},
    aggregation_word{"投稿", flow, strong, happens},
    aggregation_word{"体験", flow, strong, happens},
    aggregation_word{"提出", flow, strong, happens},
    aggregation_word{"離婚", flow, strong, happens},
    aggregation_word{"退職", flow, strong, happens},
    aggregation_word{"離職", flow, strong, happens},
    aggregation_word{"倒産", flow, strong, happens},
    aggregation_word{"廃業", flow, strong, happens},
    aggregation_word{"販売", flow, strong, gone_by},
    aggregation_word{"売上", flow, strong, gone_by},
    aggregation_word{"売上高", flow, strong, gone_by},
    aggregation_word{"出荷", flow, strong, gone_by},
    aggregation_word{"生産", flow, strong, gone_by},
    aggregation_word{"輸送", flow, strong, gone_by},
    aggregation_word{"取扱", flow, strong, gone_by},
    aggregation_word{"取扱貨物", flow, strong, gone_by},
    aggregation_word{"排出", flow, strong, gone_by},
    aggregation_word{"消費", flow, strong, gone_by},
    aggregation_word{"発電", flow, strong, gone_by},
    aggregation_word{"産出", flow, strong, gone_by},
    aggregation_word{"漁獲", flow, strong, gone_by},
    aggregation_word{"間伐", flow, strong, gone_by},
    aggregation_word{"伐採", flow, strong, gone_by},
    aggregation_word{"人口", stock, strong, is_there},
    aggregation_word{"世帯", stock, strong, is_there},
    aggregation_word{"登録", stock, strong, is_there},
    aggregation_word{"加入", stock, strong, is_there},
    aggregation_word{"加盟", stock, strong, is_there},
    aggregation_word{"会員", stock, strong, is_there},
    aggregation_word{"在籍", stock, strong, is_there},
    aggregation_word{"所属", stock, strong, is_there},
    aggregation_word{"入所", stock, strong, is_there},
    aggregation_word{"待機", stock, strong, is_there},
    aggregation_word{"待機者", stock, strong, is_there},
    aggregation_word{"保有", stock, strong, is_there},
    aggregation_word{"所蔵", stock, strong, is_there},
    aggregation_word{"蔵書", stock, strong, is_there},
    aggregation_word{"施設", stock, strong, is_there},
    aggregation_word{"事業所", stock, strong, is_there},
    aggregation_word{"店舗", stock, strong, is_there},
    aggregation_word{"拠点", stock, strong, is_there},
    aggregation_word{"路線", stock, strong, is_there},
    aggregation_word{"公園", stock, strong, is_there},
    aggregation_word{"空き家", stock, strong, is_there},
    aggregation_word{"従業者", stock, strong, is_there},
    aggregation_word{"従業員", stock, strong, is_there},
    aggregation_word{"職員", stock, strong, is_there},
    aggregation_word{"組織", stock, strong, is_there},
    aggregation_word{"残高", stock, strong, is_there},
    aggregation_word{"定員", stock, strong, is_there},
    aggregation_word{"フォロワー", stock, strong, is_there},
    aggregation_word{"医師", stock, strong, is_there},
    aggregation_word{"看護師", stock, strong, is_there},
    aggregation_word{"保健師", stock, strong, is_there},
    aggregation_word{"保育士", stock, strong, is_there},
    aggregation_word{"防災士", stock, strong, is_there},
    aggregation_word{"団員", stock, strong, is_there},
    aggregation_word{"隊員", stock, strong, is_there},
    aggregation_word{"推進員", stock, strong, is_there},
    aggregation_word{"病床", stock, strong, is_there},
    aggregation_word{"避難所", stock, strong, is_there},
    aggregation_word{"管理職", stock, strong, is_there},
    aggregation_word{"住民", stock, strong, is_there},
    aggregation_word{"就業者", stock, weak, either},
    aggregation_word{"従事者", stock, weak, either},
    aggregation_word{"直売所", stock, strong, is_there},
    aggregation_word{"航路", stock, strong, is_there},
    aggregation_word{"クラブ", stock, strong, is_there},
    aggregation_word{"空き店舗", stock, strong, is_there},
    aggregation_word{"放棄地", stock, strong, is_there},
    aggregation_word{"窓口", stock, strong, is_there},
    aggregation_word{"ステーション", stock, strong, is_there},
    aggregation_word{"スポット", stock, strong, is_there},
    aggregation_word{"ルーム", stock, strong, is_there},
    aggregation_word{"カフェ", stock, strong, is_there},
    aggregation_word{"食堂", stock, strong, is_there},
    aggregation_word{"トイレ", stock, strong, is_there},
    aggregation_word{"案内所", stock, strong, is_there},
    aggregation_word{"投票所", stock, strong, is_there},
    aggregation_word{"文化財", stock, strong, is_there},
    aggregation_word{"農家", stock, strong, is_there},
    aggregation_word{"相談員", stock, strong, is_there},
    aggregation_word{"支援員", stock, strong, is_there},
    aggregation_word{"コーディネーター", stock, strong, is_there},
    aggregation_word{"サポーター", stock, weak, either},
    aggregation_word{"団体", stock, weak, either},
    aggregation_word{"企業", stock, weak, either},
    aggregation_word{"設置", stock, weak, either},
    aggregation_word{"掲載", stock, weak, either},
    aggregation_word{"指定", stock, weak, either},
    aggregation_word{"整備", stock, weak, either},
    aggregation_word{"認定", stock, weak, either},
    aggregation_word{"締結", stock, weak, either},
    aggregation_word{"交付", flow, weak, either},
    aggregation_word{"発行", flow, weak, either},
    aggregation_word{"支援", flow, weak, either},
    aggregation_word{"導入", flow, weak, either},
    aggregation_word{"養成", flow, weak, either},
    aggregation_word{"改修", flow, weak, either},
    aggregation_word{"解体", flow, weak, either},
    aggregation_word{"除却", flow, weak, either},
    aggregation_word{"新設", flow, weak, either},
    aggregation_word{"開設", flow, weak, either},
    aggregation_word{"廃止", flow, weak, either},
    aggregation_word{"点検", flow, weak, either},
    aggregation_word{"視察", flow, weak, either},
    aggregation_word{"検査", flow, weak, either},
    aggregation_word{"更新", flow, weak, either},
    aggregation_word{"修繕", flow, weak, either},
    aggregation_word{"補修", flow, weak, either},
    aggregation_word{"見学", flow, weak, either},
    aggregation_word{"取得", flow, weak, either},
    aggregation_word{"活用", flow, weak, either},
    aggregation_word{"対応", flow, weak, either},
    aggregation_word{"開発", flow, weak, either},
    aggregation_word{"誘致", flow, weak, either},
    aggregation_word{"配置", flow, weak, either},
    aggregation_word{"設立", flow, weak, either},
    aggregation_word{"出店", flow, weak, either},
    aggregation_word{"貸与", flow, weak, either},
    aggregation_word{"確保", flow, weak, either},
    aggregation_word{"修了", flow, weak, either},
    aggregation_word{"移行", flow, weak, either},
};

// What a deed may be done by or to, and still be what is counted: 参加事業所数, 支援世帯数.
inline constexpr auto things = std::to_array<std::string_view>(
    {"事業所", "店舗",   "路線",   "公園", "空き家", "従業者", "従業員", "職員", "組織",
     "法人",   "学校",   "校",     "園",   "クラブ", "教室",   "橋梁",   "橋",   "品目",
     "商品",   "品",     "頭",     "隻",   "羽",     "匹",     "部",     "棟",   "室",
     "床",     "席",     "個",     "食",   "灯",     "面積",   "延長",   "容量", "医師",
     "看護師", "保健師", "保育士", "客",   "等",     "住民",   "物件"});

// Where one belongs for as long as it lasts: グループホーム利用者数 is how many live there, and
// 保育サービス利用者数 may be how many came in a year.
inline constexpr auto lasting =
    std::to_array<std::string_view>({"クラブ", "ホーム", "制度", "サービス", "支援", "学童", "保育",
                                     "通いの場", "サロン", "型", "介護", "看護", "住宅", "ハウス"});

// 宿泊施設数, 生産組織数: what is there for the deed, or goes on with it (実施校数).
inline constexpr auto doers = std::to_array<std::string_view>(
    {"校", "園", "団体", "企業", "社", "施設", "か所", "箇所", "事業所", "店", "組織", "法人",
     "クラブ", "地区", "地域", "市町村", "路線", "農家", "会員"});

// But 参加団体数 counts them each time, whoever they are.
inline constexpr auto each_time = std::to_array<std::string_view>(
    {"参加", "出席", "出場", "受講", "応募", "申請", "申込", "派遣", "採用", "助成", "補助"});

// What makes a flow of any count: 新規登録者数, 年間会員増加数. Apart from what it goes with it may speak
// of something else: 新規就農者研修施設数.
inline constexpr auto of_a_year = std::to_array<std::string_view>(
    {"新規", "新た", "年間", "延べ", "のべ", "当該年度", "単年度", "増加数", "減少数"});

// 延べ床面積, 年間を通じて開館する施設数: no count of a year.
inline constexpr auto no_count =
    std::to_array<std::string_view>({"延べ床", "延べ面積", "のべ床", "のべ面積", "年間を通"});

// 整備累計延長 is what was built in all these years, and what is there now.
inline constexpr auto of_all_years = std::to_array<std::string_view>({"累計", "累積", "通算"});

inline constexpr auto of_a_time =
    std::to_array<std::string_view>({"現在", "年度末", "月末", "年末", "末日", "時点"});

inline constexpr auto of_a_part =
    std::to_array<std::string_view>({"率", "割合", "比率", "構成比", "比"});

// 1人1日当たりごみ排出量, 日平均乗降客数: means, which no years add up to.
inline constexpr auto of_a_mean =
    std::to_array<std::string_view>({"当たり", "あたり", "当り", "平均"});

inline constexpr auto of_a_score =
    std::to_array<std::string_view>({"得点", "評点", "点数", "スコア", "偏差値", "指数", "順位"});

inline constexpr auto units_of_deeds = std::to_array<std::string_view>({"回", "泊", "人泊", "便"});

}  // namespace aggregation_lists

}  // namespace tomakomai_kpi::detail

#endif
